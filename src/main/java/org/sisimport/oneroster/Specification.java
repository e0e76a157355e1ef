package org.sisimport.oneroster;

import static org.sisimport.oneroster.ColumnRule.Era.SINCE_1_2;
import static org.sisimport.oneroster.ColumnRule.Era.UNTIL_1_1;
import static org.sisimport.oneroster.ColumnRule.Kind.DATE;
import static org.sisimport.oneroster.ColumnRule.Kind.FLAG;
import static org.sisimport.oneroster.ColumnRule.Kind.LIST;
import static org.sisimport.oneroster.ColumnRule.Kind.TEXT;
import static org.sisimport.oneroster.ColumnRule.Kind.YEAR;
import static org.sisimport.oneroster.ColumnRule.choice;
import static org.sisimport.oneroster.ColumnRule.of;
import static org.sisimport.oneroster.ColumnRule.reference;
import static org.sisimport.oneroster.ColumnRule.references;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The files and columns of OneRoster 1.0, 1.1 and 1.2, by the CSV bindings of 1EdTech. */
final class Specification {

  static final String V1_0 = "1.0";
  static final String V1_1 = "1.1";
  static final String V1_2 = "1.2";

  static final String MANIFEST = "manifest.csv";

  /** The first columns of every file. */
  static final String SOURCED_ID = "sourcedId";

  static final String STATUS = "status";
  static final String DATE_LAST_MODIFIED = "dateLastModified";

  static final String METADATA = "metadata.";

  /** The characters of a sourcedId at most. */
  static final int LONGEST_ID = 255;

  private static final List<String> OF_1_0 =
      List.of(
          "academicSessions", "classes", "courses", "demographics", "enrollments", "orgs", "users");

  private static final List<String> ADDED_IN_1_1 =
      List.of(
          "categories", "classResources", "courseResources", "lineItems", "resources", "results");

  private static final List<String> ADDED_IN_1_2 =
      List.of(
          "lineItemLearningObjectiveIds",
          "lineItemScoreScales",
          "resultLearningObjectiveIds",
          "resultScoreScales",
          "roles",
          "scoreScales",
          "userProfiles",
          "userResources");

  private static final Map<RosterFile, List<ColumnRule>> COLUMNS = new EnumMap<>(RosterFile.class);

  static {
    COLUMNS.put(
        RosterFile.ORGS,
        List.of(
            of("name", TEXT).required(),
            choice("type", "department", "school", "district", "local", "state", "national")
                .required(),
            of("identifier", TEXT),
            reference("parentSourcedId", RosterFile.ORGS)));
    COLUMNS.put(
        RosterFile.ACADEMIC_SESSIONS,
        List.of(
            of("title", TEXT).required(),
            choice("type", "gradingPeriod", "semester", "schoolYear", "term").required(),
            of("startDate", DATE).required(),
            of("endDate", DATE).required(),
            reference("parentSourcedId", RosterFile.ACADEMIC_SESSIONS),
            of("schoolYear", YEAR).required()));
    COLUMNS.put(
        RosterFile.COURSES,
        List.of(
            reference("schoolYearSourcedId", RosterFile.ACADEMIC_SESSIONS),
            of("title", TEXT).required(),
            of("courseCode", TEXT),
            of("grades", LIST),
            reference("orgSourcedId", RosterFile.ORGS).required(),
            of("subjects", LIST),
            of("subjectCodes", LIST)));
    COLUMNS.put(
        RosterFile.CLASSES,
        List.of(
            of("title", TEXT).required(),
            of("grades", LIST),
            reference("courseSourcedId", RosterFile.COURSES).required(),
            of("classCode", TEXT),
            choice("classType", "homeroom", "scheduled").required(),
            of("location", TEXT),
            reference("schoolSourcedId", RosterFile.ORGS).required(),
            references("termSourcedIds", RosterFile.ACADEMIC_SESSIONS).required(),
            of("subjects", LIST),
            of("subjectCodes", LIST),
            of("periods", LIST)));
    COLUMNS.put(
        RosterFile.USERS,
        List.of(
            of("enabledUser", FLAG).required(),
            references("orgSourcedIds", RosterFile.ORGS).required().in(UNTIL_1_1),
            choice(
                    "role",
                    "administrator",
                    "aide",
                    "guardian",
                    "parent",
                    "proctor",
                    "relative",
                    "student",
                    "teacher")
                .vital()
                .in(UNTIL_1_1),
            of("username", TEXT).required(),
            of("userIds", LIST),
            of("givenName", TEXT).vital(),
            of("familyName", TEXT).vital(),
            of("middleName", TEXT),
            of("identifier", TEXT),
            of("email", TEXT),
            of("sms", TEXT),
            of("phone", TEXT),
            references("agentSourcedIds", RosterFile.USERS),
            of("grades", LIST),
            of("userMasterIdentifier", TEXT).in(SINCE_1_2),
            of("resourceSourcedIds", LIST).in(SINCE_1_2),
            of("preferredGivenName", TEXT).in(SINCE_1_2),
            of("preferredMiddleName", TEXT).in(SINCE_1_2),
            of("preferredFamilyName", TEXT).in(SINCE_1_2),
            reference("primaryOrgSourcedId", RosterFile.ORGS).in(SINCE_1_2),
            of("pronouns", TEXT).in(SINCE_1_2)));
    COLUMNS.put(
        RosterFile.ROLES,
        List.of(
            reference("userSourcedId", RosterFile.USERS).vital(),
            choice("roleType", "primary", "secondary").required(),
            choice(
                    "role",
                    "aide",
                    "counselor",
                    "districtAdministrator",
                    "guardian",
                    "parent",
                    "principal",
                    "proctor",
                    "relative",
                    "siteAdministrator",
                    "student",
                    "systemAdministrator",
                    "teacher")
                .vital(),
            of("beginDate", DATE),
            of("endDate", DATE),
            reference("orgSourcedId", RosterFile.ORGS).vital(),
            of("userProfileSourcedId", TEXT)));
    COLUMNS.put(
        RosterFile.ENROLLMENTS,
        List.of(
            reference("classSourcedId", RosterFile.CLASSES).vital(),
            reference("schoolSourcedId", RosterFile.ORGS).required(),
            reference("userSourcedId", RosterFile.USERS).vital(),
            choice("role", "administrator", "proctor", "student", "teacher").vital(),
            of("primary", FLAG),
            of("beginDate", DATE),
            of("endDate", DATE)));
    COLUMNS.put(
        RosterFile.DEMOGRAPHICS,
        List.of(
            of("birthDate", DATE),
            choice("sex", "male", "female", "other", "unspecified"),
            of("americanIndianOrAlaskaNative", FLAG),
            of("asian", FLAG),
            of("blackOrAfricanAmerican", FLAG),
            of("nativeHawaiianOrOtherPacificIslander", FLAG),
            of("white", FLAG),
            of("demographicRaceTwoOrMoreRaces", FLAG),
            of("hispanicOrLatinoEthnicity", FLAG),
            of("countryOfBirthCode", TEXT),
            of("stateOfBirthAbbreviation", TEXT),
            of("cityOfBirth", TEXT),
            of("publicSchoolResidenceStatus", TEXT)));
  }

  private Specification() {}

  /** The rules of {@link RosterFile#columns()}, in the same order. */
  static List<ColumnRule> columns(RosterFile file) {
    return Objects.requireNonNull(COLUMNS.get(file));
  }

  /**
   * The files that a version has besides the manifest, by their titles, those not kept included.
   */
  static List<String> files(String version) {
    List<String> files = new ArrayList<>(OF_1_0);
    if (!version.equals(V1_0)) {
      files.addAll(ADDED_IN_1_1);
    }
    if (version.equals(V1_2)) {
      files.addAll(ADDED_IN_1_2);
    }
    return files;
  }

  /**
   * What the column was called in OneRoster 1.0 or is called by producers that are still near it,
   * where that is not merely misspelt.
   */
  static Map<String, String> otherNames(RosterFile file) {
    return switch (file) {
      case COURSES -> Map.of("schoolyearid", "schoolYearSourcedId");
      case USERS -> Map.of("agents", "agentSourcedIds", "userid", "userIds");
      case DEMOGRAPHICS -> Map.of("usersourcedid", SOURCED_ID);
      default -> Map.of();
    };
  }

  /** A column of the specification that is never read, and not told either. */
  static boolean isSecret(RosterFile file, String heading) {
    return file == RosterFile.USERS && heading.equalsIgnoreCase("password");
  }
}
