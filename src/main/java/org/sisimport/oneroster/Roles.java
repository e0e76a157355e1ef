package org.sisimport.oneroster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Who is a student, and where. OneRoster 1.1 says it in {@code users.role} and {@code
 * users.orgSourcedIds}, OneRoster 1.2 in roles.csv: a user whose {@code role} is empty is one of
 * that.
 */
final class Roles {

  private static final String STUDENT = "student";

  private final Schools schools;
  private final Map<String, OfUser> students = new HashMap<>();

  private Roles(Schools schools) {
    this.schools = schools;
  }

  /** Reads roles.csv. */
  static Roles read(Overlay roster, Schools schools) {
    Roles read = new Roles(schools);
    roster.forEach(RosterFile.ROLES, read::add);
    return read;
  }

  private void add(RosterRecord role, boolean came) {
    if (!role.value("role").equals(STUDENT)) {
      return;
    }
    OfUser user = students.computeIfAbsent(role.value("userSourcedId"), id -> new OfUser());
    if (user.cause == null) {
      user.cause =
          came
              ? new Students.Place(RosterFile.ROLES, role.line())
              : schools.findWhatChanges(List.of(role.value("orgSourcedId")));
    }
    if (role.status() == RosterStatus.ACTIVE && schools.isWithin("", role.value("endDate"))) {
      user.student = true;
      if (schools.isWithin(role.value("beginDate"), "")) {
        user.list(
            schools.find(role.value("orgSourcedId")), role.value("roleType").equals("primary"));
      }
    }
  }

  /** Whether a user is a student, or will be. */
  boolean isStudent(RosterRecord user) {
    String role = user.value("role");
    if (!role.isEmpty()) {
      return role.equals(STUDENT);
    }
    OfUser roles = students.get(user.sourcedId());
    return roles != null && roles.student;
  }

  /** The schools at which a student is listed; of primary and secondary roles the primary ones. */
  List<School> listSchools(RosterRecord user) {
    if (!user.value("role").isEmpty()) {
      return schools.list(user.list("orgSourcedIds"));
    }
    OfUser roles = students.get(user.sourcedId());
    return roles == null ? List.of() : roles.schools;
  }

  /**
   * Hands on the sourcedId of each user of whom a role came, or whose school came, with the first
   * such place.
   */
  void forEachThatCame(BiConsumer<String, Students.Place> reader) {
    students.forEach(
        (user, roles) -> {
          if (roles.cause != null) {
            reader.accept(user, roles.cause);
          }
        });
  }

  /** A user's roles as a student. */
  private static final class OfUser {
    private Students.@Nullable Place cause;
    private boolean student;
    private boolean primary;
    private List<School> schools = List.of();

    private void list(@Nullable School school, boolean ofPrimary) {
      if (school == null || primary && !ofPrimary) {
        return;
      }
      if (ofPrimary && !primary) {
        primary = true;
        schools = List.of();
      }
      if (!schools.contains(school)) {
        List<School> more = new ArrayList<>(schools);
        more.add(school);
        schools = List.copyOf(more);
      }
    }
  }
}
