package org.sisimport.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.sisimport.decision.Decision;
import org.sisimport.decision.RuleRef;
import org.sisimport.decision.RuleRef.Rank;
import org.sisimport.facts.Code;
import org.sisimport.facts.Field;
import org.sisimport.facts.Heading;
import org.sisimport.rules.RuleSet;

/** Rules that look up headings and codes in a table, each entry as if one rule had said it. */
final class RuleTable implements RuleSet {

  private record HeadingEntry(RuleRef by, String name, Field field, boolean ignore) {}

  private record CodeEntry(RuleRef by, Field field, String code, String ours) {}

  private final List<HeadingEntry> headings = new ArrayList<>();
  private final List<CodeEntry> codes = new ArrayList<>();
  private final Map<Field, TreeSet<String>> values = new EnumMap<>(Field.class);
  private int line;
  int consultationsOfCodes;
  int codesAsked;

  /** Every field under its title, and a few codes of ours. */
  static RuleTable usual() {
    RuleTable rules = new RuleTable();
    for (Field field : Field.values()) {
      rules.map(Rank.SHARED, field.title(), field);
    }
    for (String grade : List.of("TK", "KN", "01", "07", "10", "12")) {
      rules.value(Field.GRADE, grade);
    }
    return rules
        .value(Field.GENDER, "F")
        .value(Field.GENDER, "M")
        .value(Field.PRIMARY_LANGUAGE, "01")
        .value(Field.SCHOOL_TYPE, "05")
        .value(Field.RESIDENTIAL_STATUS, "05")
        .value(Field.RACE_1, "100");
  }

  RuleTable map(Rank rank, String heading, Field field) {
    headings.add(
        new HeadingEntry(rule("map " + heading + " to " + field, rank), heading, field, false));
    return this;
  }

  RuleTable ignore(Rank rank, String heading) {
    headings.add(new HeadingEntry(rule("ignore " + heading, rank), heading, Field.SSID, true));
    return this;
  }

  /** A code of ours, which a shared rule translates into itself. */
  RuleTable value(Field field, String ours) {
    values.computeIfAbsent(field, any -> new TreeSet<>()).add(ours);
    return translate(Rank.SHARED, field, ours, ours);
  }

  RuleTable translate(Rank rank, Field field, String code, String ours) {
    codes.add(new CodeEntry(rule("translate " + code + " to " + ours, rank), field, code, ours));
    return this;
  }

  private RuleRef rule(String name, Rank rank) {
    line++;
    return new RuleRef(name, "rules/table.drl", line, rank);
  }

  @Override
  public String hash() {
    return "0".repeat(64);
  }

  @Override
  public List<RuleRef> rules() {
    return List.of();
  }

  @Override
  public List<Decision.OfHeading> consultHeadings(Collection<Heading> asked) {
    List<Decision.OfHeading> said = new ArrayList<>();
    for (HeadingEntry entry : headings) {
      for (Heading heading : asked) {
        if (heading.named(entry.name)) {
          said.add(
              entry.ignore
                  ? new Decision.IgnoreHeading(entry.by, heading)
                  : new Decision.MapHeading(entry.by, heading, entry.field));
        }
      }
    }
    return said;
  }

  @Override
  public List<Decision.OfCode> consultCodes(Collection<Code> asked) {
    consultationsOfCodes++;
    codesAsked += asked.size();
    List<Decision.OfCode> said = new ArrayList<>();
    for (CodeEntry entry : codes) {
      for (Code code : asked) {
        if (code.field() == entry.field && code.is(entry.code)) {
          said.add(new Decision.Translate(entry.by, code, entry.ours));
        }
      }
    }
    return said;
  }

  @Override
  public List<Decision.OfStudent> consultStudents(Collection<?> facts) {
    return List.of();
  }

  @Override
  public boolean isValue(Field field, String text) {
    return listValues(field).stream().anyMatch(text::equalsIgnoreCase);
  }

  @Override
  public List<String> listValues(Field field) {
    return List.copyOf(values.getOrDefault(field, new TreeSet<>()));
  }
}
