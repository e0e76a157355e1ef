package org.sisimport.receiver;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sisimport.facts.RosterDemographics;
import org.sisimport.facts.RosterSite;
import org.sisimport.oneroster.RosterFile;
import org.sisimport.oneroster.RosterRecord;

/** Reads the users of a roster who are students or of the staff; parents and the like are not. */
final class PeopleReader {

  private static final String STUDENT = "student";
  private static final String TEACHER = "teacher";
  private static final Set<String> FAMILY = Set.of("guardian", "parent", "relative");

  private final ActiveRecords records;
  private final Map<String, RosterSite> sites;

  /** Of OneRoster 1.2: what {@code users} itself says in 1.1. */
  private final Map<String, Roles> rolesByUser = new HashMap<>();

  private final Map<String, Person> people = new TreeMap<>();

  private record Roles(Set<String> roles, Set<String> orgs) {}

  PeopleReader(ActiveRecords records, Map<String, RosterSite> sites) {
    this.records = records;
    this.sites = sites;
  }

  /** Students and staff by their keys. */
  Map<String, Person> people() {
    records.forEach(RosterFile.ROLES, this::role);
    records.forEach(RosterFile.USERS, this::user);
    return people;
  }

  private void role(RosterRecord record) {
    Term term = Term.of(record.value("beginDate"), record.value("endDate"));
    if (!term.ended(records.today())) {
      Roles roles =
          rolesByUser.computeIfAbsent(
              record.value("userSourcedId"),
              any -> new Roles(new LinkedHashSet<>(2), new LinkedHashSet<>(2)));
      roles.roles.add(record.value("role"));
      roles.orgs.add(record.value("orgSourcedId"));
    }
  }

  private void user(RosterRecord record) {
    Roles separate = rolesByUser.getOrDefault(record.sourcedId(), new Roles(Set.of(), Set.of()));
    String own = record.value("role");
    Set<String> roles = own.isEmpty() ? separate.roles : Set.of(own);
    if (!roles.isEmpty() && !FAMILY.containsAll(roles)) {
      people.put(record.sourcedId(), person(record, roles, separate.orgs));
    }
  }

  private Person person(RosterRecord record, Set<String> roles, Set<String> orgsOfRoles) {
    String identifier = ActiveRecords.text(record, "identifier");
    return new Person(
        record.sourcedId(),
        ActiveRecords.text(record, "familyName"),
        ActiveRecords.text(record, "givenName"),
        ActiveRecords.text(record, "middleName"),
        identifier,
        ActiveRecords.text(record, "email"),
        record.list("grades"),
        numbers(record, identifier),
        record.value("enabledUser").equals("true"),
        roles.contains(STUDENT),
        roles.contains(TEACHER),
        site(record, orgsOfRoles),
        record.metadata());
  }

  /** Of the {@code userIds}, such as {@code {SSID:1000000001}}, only what follows the type. */
  private static List<String> numbers(RosterRecord record, @Nullable String identifier) {
    Set<String> numbers = new LinkedHashSet<>();
    numbers.add(record.sourcedId());
    if (identifier != null) {
      numbers.add(identifier);
    }
    for (String typed : record.list("userIds")) {
      numbers.add(typed.replaceFirst("^\\{?[^:]*:", "").replaceFirst("\\}$", "").strip());
    }
    return List.copyOf(numbers);
  }

  private @Nullable RosterSite site(RosterRecord record, Set<String> orgsOfRoles) {
    RosterSite primary = sites.get(record.value("primaryOrgSourcedId"));
    if (primary != null) {
      return primary;
    }
    Set<String> schools = new LinkedHashSet<>(record.list("orgSourcedIds"));
    schools.addAll(orgsOfRoles);
    schools.retainAll(sites.keySet());
    return schools.size() == 1 ? sites.get(schools.iterator().next()) : null;
  }

  /** What the roster knows of these students beside; they are known by their index. */
  List<Beside> beside(Map<String, Integer> students) {
    Beside[] found = new Beside[students.size()];
    Arrays.fill(found, Beside.NOTHING);
    records.forEach(
        RosterFile.DEMOGRAPHICS,
        record -> {
          Integer student = students.get(record.sourcedId());
          if (student != null) {
            found[student] = new Beside(demographics(record), record.metadata());
          }
        });
    return Arrays.asList(found);
  }

  private static RosterDemographics demographics(RosterRecord record) {
    return new RosterDemographics(
        ActiveRecords.day(record, "birthDate"),
        ActiveRecords.text(record, "sex"),
        yesOrNo(record, "hispanicOrLatinoEthnicity"),
        yesOrNo(record, "americanIndianOrAlaskaNative"),
        yesOrNo(record, "asian"),
        yesOrNo(record, "blackOrAfricanAmerican"),
        yesOrNo(record, "nativeHawaiianOrOtherPacificIslander"),
        yesOrNo(record, "white"),
        yesOrNo(record, "demographicRaceTwoOrMoreRaces"));
  }

  private static @Nullable String yesOrNo(RosterRecord record, String column) {
    return switch (record.value(column)) {
      case "true" -> "Y";
      case "false" -> "N";
      default -> null;
    };
  }
}
