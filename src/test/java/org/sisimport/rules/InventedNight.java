package org.sisimport.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sisimport.decision.Decision;
import org.sisimport.decision.Settlement;
import org.sisimport.decision.Verdict;
import org.sisimport.facts.District;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.Field;
import org.sisimport.facts.IncomingStudent;
import org.sisimport.facts.Match;
import org.sisimport.facts.Resemblance;
import org.sisimport.facts.School;
import org.sisimport.facts.SchoolChoice;
import org.sisimport.facts.SourceFile;
import org.sisimport.facts.Unmatched;
import org.sisimport.facts.Values;
import org.sisimport.matching.Matcher;
import org.sisimport.matching.Schools;
import org.sisimport.students.Elsewhere;
import org.sisimport.students.Students;

/**
 * One row of an invented district, decided by the shipped rules over real matching. Students are
 * written as {@code "FIRST_NAME=Ana, LAST_NAME=Ruiz"}.
 */
final class InventedNight {

  static final String DISTRICT = "9900001";
  static final String OTHER_DISTRICT = "9900002";

  private final List<ExistingStudent> ours = new ArrayList<>();
  private final List<School> schools = new ArrayList<>();
  private Set<String> create = Set.of();
  private boolean updateIdentifying;
  private boolean updateLocalId;
  private boolean preferredNames;
  private boolean transferRequests;
  private @Nullable String designation;
  private boolean birthdatesKnown = true;
  private @Nullable String ssidElsewhere;

  InventedNight creates(String... designations) {
    create = Set.of(designations);
    return this;
  }

  InventedNight optedIn() {
    updateIdentifying = true;
    return this;
  }

  InventedNight optedInToLocalId() {
    updateLocalId = true;
    return this;
  }

  InventedNight withPreferredNames() {
    preferredNames = true;
    return this;
  }

  InventedNight askingForTransfers() {
    transferRequests = true;
    return this;
  }

  InventedNight fileOf(@Nullable String program) {
    designation = program;
    return this;
  }

  InventedNight withoutBirthdates() {
    birthdatesKnown = false;
    return this;
  }

  InventedNight elsewhere(String ssid) {
    ssidElsewhere = ssid;
    return this;
  }

  InventedNight ours(String values) {
    return ours(values, "Active", null, null);
  }

  InventedNight ours(
      String values, String status, @Nullable LocalDate inactiveDate, @Nullable String reason) {
    LocalDate today = LocalDate.of(2026, 11, 20);
    ours.add(
        new ExistingStudent(
            ours.size() + 1,
            values(values),
            status,
            inactiveDate,
            reason,
            ExistingStudent.isInactive(status, inactiveDate, today),
            null,
            1));
    return this;
  }

  InventedNight school(String code, @Nullable String siteCode, String name, boolean isDefault) {
    schools.add(new School(code, siteCode, name, isDefault));
    return this;
  }

  /** What the rules together decide about a row. */
  Verdict decide(String rowValues) {
    IncomingStudent row = new IncomingStudent(2, values(rowValues));
    Matcher matcher = matcher();
    ExistingStudent known = register().findBySsid(Objects.requireNonNull(row.ssid()));
    Verdict verdict =
        known != null
            ? settled(matched(matcher, row, known, true))
            : settled(unmatched(matcher, row));
    return verdict.row() instanceof Decision.UseMatch use
        ? settled(matched(matcher, row, use.existing(), false))
        : verdict;
  }

  /** What they decide where a rule calls the row a loose match of the first student of ours. */
  Verdict decideAsLooseMatch(String rowValues) {
    IncomingStudent row = new IncomingStudent(2, values(rowValues));
    return settled(matched(matcher(), row, ours.get(0), false));
  }

  /** What the rules say of a row beside the only student of ours: clear, doubt or nothing. */
  String likeness(String rowValues) {
    IncomingStudent row = new IncomingStudent(2, values(rowValues));
    List<Resemblance> likenesses = matcher().resemblances(row);
    Decision.OfStudent judged = likenesses.isEmpty() ? null : judge(likenesses.get(0));
    return judged == null ? "nothing" : judged instanceof Decision.Clear ? "clear" : "doubt";
  }

  private List<Object> unmatched(Matcher matcher, IncomingStudent row) {
    ExistingStudent clear = null;
    List<ExistingStudent> doubtful = new ArrayList<>();
    for (Resemblance likeness : matcher.resemblances(row)) {
      Decision.OfStudent judged = judge(likeness);
      if (judged instanceof Decision.Clear) {
        clear = likeness.existing();
      } else if (judged != null) {
        doubtful.add(likeness.existing());
      }
    }
    List<Object> facts = new ArrayList<>();
    facts.add(
        new Unmatched(
            row,
            district(),
            file(),
            Objects.equals(row.ssid(), ssidElsewhere) ? OTHER_DISTRICT : null,
            clear,
            clear == null ? doubtful : List.of()));
    addSchool(facts, matcher.schoolChoice(row, null));
    return facts;
  }

  private static List<Object> matched(
      Matcher matcher, IncomingStudent row, ExistingStudent existing, boolean bySsid) {
    Match match = matcher.match(row, existing, bySsid);
    List<Object> facts = new ArrayList<>();
    facts.add(match);
    facts.addAll(matcher.differences(match));
    addSchool(facts, matcher.schoolChoice(row, existing));
    return facts;
  }

  private static void addSchool(List<Object> facts, @Nullable SchoolChoice choice) {
    if (choice != null) {
      facts.add(choice);
    }
  }

  private static Decision.@Nullable OfStudent judge(Resemblance likeness) {
    List<Decision.OfStudent> said = ShippedRules.shared().consultStudents(List.of(likeness));
    if (said.stream().map(Decision::getClass).distinct().count() > 1) {
      throw new AssertionError("rules call one likeness clear and doubtful: " + said);
    }
    return Settlement.likeness(said);
  }

  private static Verdict settled(List<Object> facts) {
    Verdict verdict = Settlement.settle(ShippedRules.shared().consultStudents(facts));
    if (!verdict.conflicts().isEmpty()) {
      throw new AssertionError("the shipped rules disagree: " + verdict.conflicts());
    }
    return verdict;
  }

  private District district() {
    return new District(
        DISTRICT,
        "Golden Valley",
        create,
        updateIdentifying,
        updateLocalId,
        preferredNames,
        transferRequests);
  }

  private SourceFile file() {
    return new SourceFile("9900001_demographics.csv", designation, birthdatesKnown);
  }

  private Matcher matcher() {
    return new Matcher(register(), district(), file(), new Schools(schools), ssid -> false);
  }

  private Students register() {
    return new Students() {
      @Override
      public @Nullable ExistingStudent findBySsid(String ssid) {
        return ours.stream().filter(s -> ssid.equals(s.ssid())).findFirst().orElse(null);
      }

      @Override
      public Collection<ExistingStudent> all() {
        return ours;
      }

      @Override
      public Map<String, Elsewhere> findInOtherDistricts(Collection<String> ssids) {
        return Map.of();
      }
    };
  }

  private static Values values(String text) {
    Map<Field, String> values = new EnumMap<>(Field.class);
    for (String pair : text.split(", ")) {
      String[] parts = pair.split("=", 2);
      values.put(Field.valueOf(parts[0]), parts[1]);
    }
    return Values.of(values);
  }
}
