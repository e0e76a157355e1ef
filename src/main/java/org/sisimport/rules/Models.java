package org.sisimport.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.drools.model.Model;

/**
 * The model of each rule file: from memory, else from the cache on disk, else compiled. Known by
 * the hash of what is compiled and of what that depends on.
 */
final class Models {

  private static final String KIND = "models";
  private static final int IN_MEMORY = 200;

  private final CacheFolder cache;
  private final RuleCompiler compiler;
  private final Supplier<String> surroundings;
  private final Map<String, Model> loaded = new LeastRecentlyUsed<>(IN_MEMORY);

  Models(CacheFolder cache, RuleCompiler compiler, Supplier<String> surroundings) {
    this.cache = cache;
    this.compiler = compiler;
    this.surroundings = surroundings;
  }

  /** By what the model of a file is known. */
  String key(RuleUnit unit) {
    return Sha256.of(surroundings.get() + unit.drl());
  }

  /**
   * The model of a file.
   *
   * @throws Refusal where the engine refuses the file
   */
  synchronized Model get(RuleUnit unit) {
    String key = key(unit);
    Model model = loaded.get(key);
    if (model == null) {
      model = cache.findSealed(KIND, key).flatMap(Models::open).orElse(null);
    }
    if (model == null) {
      model = compile(unit, key);
    }
    loaded.put(key, model);
    return model;
  }

  /** Forgets what is in memory. */
  synchronized void forget() {
    loaded.clear();
  }

  /**
   * Removes what nobody has used for so long.
   *
   * @return how many were removed
   */
  int purge(Duration unused) {
    return cache.purge(KIND, unused, name -> false);
  }

  private Model compile(RuleUnit unit, String key) {
    CompiledModel compiled = compiler.compile(unit);
    try {
      cache.writeSealed(KIND, key, compiled.toJar());
      return compiled.load();
    } catch (IOException e) {
      throw new UncheckedIOException("a jar in memory cannot be written", e);
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new Refusal(0, "the compiled rules cannot be loaded: " + e.getClass().getSimpleName());
    }
  }

  /** Empty where the jar is of no use: it is made again. */
  private static Optional<Model> open(byte[] jar) {
    try {
      return Optional.of(CompiledModel.ofJar(jar).load());
    } catch (IOException | ReflectiveOperationException | LinkageError e) {
      return Optional.empty();
    }
  }
}
