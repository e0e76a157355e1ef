package org.sisimport.rules;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sisimport.facts.Difference;
import org.sisimport.facts.District;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.Field;
import org.sisimport.facts.Heading;
import org.sisimport.facts.IncomingStudent;
import org.sisimport.facts.Match;
import org.sisimport.facts.Resemblance;
import org.sisimport.facts.School;
import org.sisimport.facts.SchoolChoice;
import org.sisimport.facts.SourceFile;
import org.sisimport.facts.Unmatched;
import org.sisimport.facts.Values;

/** Invented facts. */
final class Facts {

  static final District DISTRICT =
      new District("9900001", "Golden Valley", Set.of("SPED"), true, false, false, false);
  static final SourceFile FILE = new SourceFile("night_demographics.csv", null, true);
  static final School OAK = new School("9900011", "A", "Oak", false);
  static final School ELM = new School("9900011", "B", "Elm", true);

  private Facts() {}

  static Heading heading(String text) {
    return new Heading(1, text, DISTRICT);
  }

  static IncomingStudent row(int row, Map<Field, String> values) {
    return new IncomingStudent(row, Values.of(values));
  }

  static ExistingStudent existing(boolean inactive, Map<Field, String> values) {
    return new ExistingStudent(
        7,
        Values.of(values),
        inactive ? "Inactive" : "Active",
        null,
        inactive ? "moved" : null,
        inactive,
        null,
        1);
  }

  static Match match(int row, Map<Field, String> theirs, Map<Field, String> ours) {
    return match(row, theirs, existing(false, ours));
  }

  static Match match(int row, Map<Field, String> theirs, ExistingStudent existing) {
    return new Match(
        row(row, theirs),
        existing,
        DISTRICT,
        FILE,
        true,
        true,
        false,
        true,
        false,
        true,
        false,
        false);
  }

  static Difference difference(Field field, @Nullable String ours, String theirs) {
    Match match = match(2, Map.of(field, theirs), ours == null ? Map.of() : Map.of(field, ours));
    return new Difference(match, field, ours, theirs);
  }

  static Unmatched unmatched(Map<Field, String> values) {
    return new Unmatched(row(2, values), DISTRICT, FILE, null, null, List.of());
  }

  static Resemblance resemblance(double score) {
    return new Resemblance(
        row(2, Map.of()),
        existing(false, Map.of()),
        score,
        score,
        score,
        score,
        score,
        true,
        true,
        true,
        false,
        false,
        false,
        false,
        false,
        false);
  }

  static SchoolChoice choice(
      @Nullable School bySiteCode, @Nullable School current, School... candidates) {
    return new SchoolChoice(
        row(2, Map.of()),
        null,
        "9900011",
        List.of(candidates),
        current,
        bySiteCode,
        candidates.length == 1 ? candidates[0] : null,
        null,
        false);
  }
}
