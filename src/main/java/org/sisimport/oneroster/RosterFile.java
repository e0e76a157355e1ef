package org.sisimport.oneroster;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The files of a package that are kept. Their columns are those of OneRoster 1.1 and 1.2 together,
 * in the order of the specification, behind {@code sourcedId}, {@code status} and {@code
 * dateLastModified}, with which each file begins. The order of the constants is that in which
 * records refer to one another: what is referred to comes first.
 */
public enum RosterFile {
  ORGS("orgs", "name", "type", "identifier", "parentSourcedId"),
  ACADEMIC_SESSIONS(
      "academicSessions", "title", "type", "startDate", "endDate", "parentSourcedId", "schoolYear"),
  COURSES(
      "courses",
      "schoolYearSourcedId",
      "title",
      "courseCode",
      "grades",
      "orgSourcedId",
      "subjects",
      "subjectCodes"),
  CLASSES(
      "classes",
      "title",
      "grades",
      "courseSourcedId",
      "classCode",
      "classType",
      "location",
      "schoolSourcedId",
      "termSourcedIds",
      "subjects",
      "subjectCodes",
      "periods"),
  USERS(
      "users",
      "enabledUser",
      "orgSourcedIds",
      "role",
      "username",
      "userIds",
      "givenName",
      "familyName",
      "middleName",
      "identifier",
      "email",
      "sms",
      "phone",
      "agentSourcedIds",
      "grades",
      "userMasterIdentifier",
      "resourceSourcedIds",
      "preferredGivenName",
      "preferredMiddleName",
      "preferredFamilyName",
      "primaryOrgSourcedId",
      "pronouns"),
  /** OneRoster 1.2 only: what {@code users.role} and {@code users.orgSourcedIds} are in 1.1. */
  ROLES(
      "roles",
      "userSourcedId",
      "roleType",
      "role",
      "beginDate",
      "endDate",
      "orgSourcedId",
      "userProfileSourcedId"),
  ENROLLMENTS(
      "enrollments",
      "classSourcedId",
      "schoolSourcedId",
      "userSourcedId",
      "role",
      "primary",
      "beginDate",
      "endDate"),
  /** Its {@code sourcedId} is that of the user. */
  DEMOGRAPHICS(
      "demographics",
      "birthDate",
      "sex",
      "americanIndianOrAlaskaNative",
      "asian",
      "blackOrAfricanAmerican",
      "nativeHawaiianOrOtherPacificIslander",
      "white",
      "demographicRaceTwoOrMoreRaces",
      "hispanicOrLatinoEthnicity",
      "countryOfBirthCode",
      "stateOfBirthAbbreviation",
      "cityOfBirth",
      "publicSchoolResidenceStatus");

  private final String title;
  private final List<String> columns;

  RosterFile(String title, String... columns) {
    this.title = title;
    this.columns = List.of(columns);
  }

  /** As the manifest and the messages call it: {@code academicSessions}. */
  public String title() {
    return title;
  }

  /** Its name in the package, {@code academicSessions.csv}; case counts. */
  public String fileName() {
    return title + ".csv";
  }

  /**
   * The columns that are kept, without {@code sourcedId}, {@code status} and {@code
   * dateLastModified}. {@code users.password} is never read.
   */
  public List<String> columns() {
    return columns;
  }

  /**
   * The place of a column in {@link #columns()}.
   *
   * @throws IllegalArgumentException where the file has no such column
   */
  public int column(String name) {
    int place = columns.indexOf(name);
    if (place < 0) {
      throw new IllegalArgumentException(title + " has no column " + name);
    }
    return place;
  }

  /** The file of that title, case included. */
  public static Optional<RosterFile> find(String title) {
    return Arrays.stream(values()).filter(file -> file.title.equals(title)).findFirst();
  }
}
