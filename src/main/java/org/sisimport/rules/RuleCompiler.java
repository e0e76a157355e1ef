package org.sisimport.rules;

/** Makes classes of what is written for the engine. */
interface RuleCompiler {

  /**
   * Compiles one file.
   *
   * @throws Refusal where the engine refuses it, with the line in {@link RuleUnit#drl()} or 0
   */
  CompiledModel compile(RuleUnit unit);
}
