package org.sisimport.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import org.drools.base.util.Drools;
import org.sisimport.facts.Decide;

/**
 * What, besides a rule file itself, its check and its compiled form depend on: the classes that
 * rules see, those that check and write rules, the engine's version and Java's.
 */
final class Surroundings {

  /** Named and not referred to, because naming loads nothing; a test holds the list whole. */
  static final List<String> FACTS =
      List.of(
          "Code",
          "Decide",
          "Difference",
          "District",
          "ExistingStudent",
          "Field",
          "Field$Kind",
          "Heading",
          "IncomingStudent",
          "Match",
          "OurStudent",
          "ReceiverEntry",
          "ReceiverFile",
          "Resemblance",
          "RosterClass",
          "RosterDemographics",
          "RosterEnrollment",
          "RosterExtensions",
          "RosterSchedule",
          "RosterSite",
          "RosterStudent",
          "RosterTeacher",
          "School",
          "SchoolChoice",
          "SourceFile",
          "StudentRecord",
          "Unmatched",
          "Values");

  private static final List<String> CHECKS =
      List.of(
          "ComparedValues",
          "ConditionWriter",
          "ConsequenceWriter",
          "ExpressionParser",
          "FieldDomain",
          "Lexer",
          "Names",
          "OursMissing",
          "Parser",
          "ReceiverColumns",
          "ReceiverVerbs",
          "RuleFamily",
          "RuleSets",
          "RuleUnit",
          "RuleWriter",
          "TokenReader",
          "ValueCheck",
          "Vocabulary",
          "WrittenRule");

  private Surroundings() {}

  static String hash() {
    StringBuilder all = new StringBuilder(Drools.getFullVersion());
    all.append(' ').append(Runtime.version().feature());
    FACTS.forEach(name -> all.append('\n').append(hash(Decide.class, name)));
    CHECKS.forEach(name -> all.append('\n').append(hash(Surroundings.class, name)));
    return Sha256.of(all.toString());
  }

  private static String hash(Class<?> neighbor, String name) {
    try (InputStream in = neighbor.getResourceAsStream(name + ".class")) {
      if (in == null) {
        throw new IllegalStateException("no class file of " + name);
      }
      return HexFormat.of().formatHex(Sha256.of(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException("the class file of " + name + " cannot be read", e);
    }
  }
}
