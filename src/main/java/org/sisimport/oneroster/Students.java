package org.sisimport.oneroster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The students of a roster as it will be once a package is applied. Of an enrollment nothing is
 * kept but that it counts, so that a million of them cost nothing.
 */
final class Students {

  /** More types of ids than that are a slip, and each would be a column. */
  private static final int TYPES = 30;

  private static final String STUDENT = "student";

  private final Overlay roster;
  private final Schools schools;
  private final Roles roles;
  private final Map<String, Student> bySourcedId = new HashMap<>();
  private final Map<String, Place> causes = new HashMap<>();
  private final Set<String> userIdTypes = new TreeSet<>();
  private final Set<String> userMetadata = new LinkedHashSet<>();
  private final Set<String> demographicsMetadata = new LinkedHashSet<>();
  private final List<Other> others = new ArrayList<>();
  private int lastLine = 1;

  /**
   * A student of whom users.csv of the package says nothing, but another file of it does: of the
   * student, or of what the student's school is made of.
   *
   * @param user as it is kept
   * @param cause where the package first speaks of the student
   */
  record Other(RosterRecord user, Place cause) {}

  /** Where a record begins. */
  record Place(RosterFile file, int line) {}

  private Students(Overlay roster, LocalDate day) {
    this.roster = roster;
    this.schools = Schools.read(roster, day);
    this.roles = Roles.read(roster, schools);
  }

  /** Reads all files of which rows of students are made. */
  static Students read(RosterPackage pack, Overlay roster, LocalDate day) {
    Students read = new Students(roster, day);
    read.userMetadata.addAll(pack.metadata(RosterFile.USERS));
    read.demographicsMetadata.addAll(pack.metadata(RosterFile.DEMOGRAPHICS));
    roster.forEach(RosterFile.USERS, read::addUser);
    read.roles.forEachThatCame(read::touch);
    roster.forEach(RosterFile.ENROLLMENTS, read::addEnrollment);
    Map<String, String> known = new HashMap<>();
    roster.forEach(
        RosterFile.DEMOGRAPHICS,
        (demographics, came) -> read.addDemographics(demographics, came, known));
    read.findOthers();
    return read;
  }

  private void addUser(RosterRecord user, boolean came) {
    if (came) {
      lastLine = Math.max(lastLine, user.line());
    }
    if (user.status() != RosterStatus.ACTIVE || !roles.isStudent(user)) {
      return;
    }
    bySourcedId.put(
        user.sourcedId(),
        new Student(
            came ? user.line() : 0,
            new SchoolOfStudent(
                schools.find(user.value("primaryOrgSourcedId")), roles.listSchools(user))));
    List<String> orgs = new ArrayList<>(user.list("orgSourcedIds"));
    orgs.add(user.value("primaryOrgSourcedId"));
    touch(user.sourcedId(), schools.findWhatChanges(orgs));
    for (String type : UserIds.of(user.list("userIds")).byType().keySet()) {
      if (userIdTypes.size() < TYPES) {
        userIdTypes.add(type);
      }
    }
    userMetadata.addAll(user.metadata().keySet());
  }

  private void addEnrollment(RosterRecord enrollment, boolean came) {
    Student student = bySourcedId.get(enrollment.value("userSourcedId"));
    if (student == null || !enrollment.value("role").equals(STUDENT)) {
      return;
    }
    if (came) {
      touch(enrollment.value("userSourcedId"), place(enrollment));
    } else {
      touch(enrollment.value("userSourcedId"), schools.findWhatMoves(enrollment));
    }
    School school =
        enrollment.status() == RosterStatus.ACTIVE ? schools.findCurrent(enrollment) : null;
    if (school != null) {
      student.school().addClass(school);
    }
  }

  private void addDemographics(RosterRecord demographics, boolean came, Map<String, String> known) {
    Student student = bySourcedId.get(demographics.sourcedId());
    if (student == null) {
      return;
    }
    if (came) {
      touch(demographics.sourcedId(), place(demographics));
    }
    if (demographics.status() == RosterStatus.ACTIVE) {
      student.setDemographics(Demographics.of(demographics, known));
      demographicsMetadata.addAll(demographics.metadata().keySet());
    }
  }

  /** The package speaks, at a place if at all, of a user in another file than users.csv. */
  private void touch(String sourcedId, @Nullable Place cause) {
    Student student = bySourcedId.get(sourcedId);
    if (cause != null && student != null && student.line() == 0) {
      causes.putIfAbsent(sourcedId, cause);
    }
  }

  private static Place place(RosterRecord record) {
    return new Place(record.file(), record.line());
  }

  private void findOthers() {
    if (causes.isEmpty()) {
      return;
    }
    roster.forEach(
        RosterFile.USERS,
        (user, came) -> {
          Place cause = causes.get(user.sourcedId());
          if (!came && cause != null) {
            others.add(new Other(user, cause));
          }
        });
    others.sort(
        Comparator.comparing((Other other) -> other.cause.file())
            .thenComparing(other -> other.cause.line()));
  }

  /** Whether the package speaks of none of them. */
  boolean isEmpty() {
    return others.isEmpty()
        && bySourcedId.values().stream().allMatch(student -> student.line() == 0);
  }

  /** The student of that sourcedId; {@code null} where it is no active user or no student. */
  @Nullable Student find(String sourcedId) {
    return bySourcedId.get(sourcedId);
  }

  /** Those of whom the package speaks, but not in users.csv, in the order of files and lines. */
  List<Other> others() {
    return others;
  }

  /** The last line of users.csv on which a record begins; 1 where it has none. */
  int lastLine() {
    return lastLine;
  }

  /** The types of ids that students have, by name. */
  List<String> userIdTypes() {
    return List.copyOf(userIdTypes);
  }

  /** The extension columns of users, those of the package first. */
  List<String> userMetadata() {
    return List.copyOf(userMetadata);
  }

  /** The extension columns of demographics, those of the package first. */
  List<String> demographicsMetadata() {
    return List.copyOf(demographicsMetadata);
  }
}
