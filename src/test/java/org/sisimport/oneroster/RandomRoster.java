package org.sisimport.oneroster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A small invented district as its system has it, which changes from night to night by chance. */
final class RandomRoster {

  private static final Map<RosterFile, String> COLUMNS = columns();

  private static final int SCHOOLS = 4;
  private static final int CLASSES = 8;
  private static final int STUDENTS = 25;

  private final Random random;
  private final Map<RosterFile, Map<String, String>> now = new EnumMap<>(RosterFile.class);

  RandomRoster(long seed) {
    random = new Random(seed);
    // a file must have a row, and these stay
    put(RosterFile.ORGS, "d", "Golden Valley,district,,");
    put(RosterFile.ACADEMIC_SESSIONS, "year", "2026-27,schoolYear,2026-08-12,2027-06-05,,2027");
    put(RosterFile.COURSES, "math", ",Mathematics,M1,,d,,");
    put(RosterFile.CLASSES, "c0", "Room,,math,,homeroom,,d,year,,,");
    put(RosterFile.USERS, "t0", "true,d,teacher,t0,,Tom,Tanaka,,,,,,,,");
    put(RosterFile.ENROLLMENTS, "e-t0", "c0,d,t0,teacher,true,,");
    put(RosterFile.DEMOGRAPHICS, "t0", "1980-01-01,,,,,,,,,,,,");
    change();
  }

  private static Map<RosterFile, String> columns() {
    Map<RosterFile, String> columns = new LinkedHashMap<>();
    columns.put(RosterFile.ORGS, "name,type,identifier,parentSourcedId");
    columns.put(
        RosterFile.ACADEMIC_SESSIONS, "title,type,startDate,endDate,parentSourcedId,schoolYear");
    columns.put(
        RosterFile.COURSES,
        "schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes");
    columns.put(
        RosterFile.CLASSES,
        "title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,"
            + "termSourcedIds,subjects,subjectCodes,periods");
    columns.put(
        RosterFile.USERS,
        "enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,"
            + "identifier,email,sms,phone,agentSourcedIds,grades,password");
    columns.put(
        RosterFile.ENROLLMENTS,
        "classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate");
    columns.put(
        RosterFile.DEMOGRAPHICS,
        "birthDate,sex,americanIndianOrAlaskaNative,asian,blackOrAfricanAmerican,"
            + "nativeHawaiianOrOtherPacificIslander,white,demographicRaceTwoOrMoreRaces,"
            + "hispanicOrLatinoEthnicity,countryOfBirthCode,stateOfBirthAbbreviation,"
            + "cityOfBirth,publicSchoolResidenceStatus");
    return columns;
  }

  /** The SSID of a student. */
  static String ssid(int student) {
    return String.valueOf(1_000_000_000L + student);
  }

  /** So many students there may be, from 0 on. */
  static int students() {
    return STUDENTS;
  }

  private void put(RosterFile file, String id, String values) {
    of(file).put(id, values);
  }

  /** A night later: some come or come back, some leave, some become others. */
  void change() {
    for (int school = 0; school < SCHOOLS; school++) {
      if (chance(3)) {
        put(RosterFile.ORGS, "o" + school, "School " + pick(3) + ",school,990010" + school + ",d");
      }
    }
    for (int one = 1; one < CLASSES; one++) {
      somehow(
          RosterFile.CLASSES,
          "c" + one,
          "Room " + pick(3) + ",,math,,homeroom,,o" + pick(SCHOOLS) + ",year,,," + pick(3));
    }
    for (int student = 0; student < STUDENTS; student++) {
      String id = "s" + student;
      somehow(
          RosterFile.USERS,
          id,
          "true,o"
              + pick(SCHOOLS)
              + ",student,"
              + id
              + ",{SSID:"
              + ssid(student)
              + "},Ana"
              + pick(2)
              + ",Ruiz"
              + student
              + ",,,"
              + (chance(2) ? "a@example.org" : "")
              + ",,,,0"
              + (1 + pick(9))
              + ",");
      somehow(
          RosterFile.DEMOGRAPHICS,
          id,
          "2015-01-0"
              + (1 + pick(2))
              + ","
              + (chance(2) ? "female" : "male")
              + ",,true,,,,,"
              + (chance(2) ? "true" : "false")
              + ",,,,");
      somehow(
          RosterFile.ENROLLMENTS,
          "e" + student,
          "c" + pick(CLASSES) + ",o" + pick(SCHOOLS) + "," + id + ",student,,,");
    }
  }

  private void somehow(RosterFile file, String id, String values) {
    if (chance(5)) {
      of(file).remove(id);
    } else if (chance(2) || !of(file).containsKey(id)) {
      put(file, id, values);
    }
  }

  private Map<String, String> of(RosterFile file) {
    return now.computeIfAbsent(file, any -> new TreeMap<>());
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private int pick(int most) {
    return random.nextInt(most);
  }

  /** What there is now. */
  Map<RosterFile, Map<String, String>> now() {
    Map<RosterFile, Map<String, String>> copy = new EnumMap<>(RosterFile.class);
    now.forEach((file, records) -> copy.put(file, new TreeMap<>(records)));
    return copy;
  }

  /** The bulk package of it. */
  PackageBuilder bulk() {
    PackageBuilder bulk = new PackageBuilder();
    now.forEach(
        (file, records) -> {
          List<String> lines = new ArrayList<>(List.of(header(file)));
          records.forEach((id, values) -> lines.add(id + ",,," + values));
          bulk.bulk(file, lines.toArray(String[]::new));
        });
    return bulk;
  }

  /** The delta package that makes of what there was what there is. */
  PackageBuilder delta(Map<RosterFile, Map<String, String>> before, Instant time) {
    PackageBuilder delta = new PackageBuilder();
    now.forEach(
        (file, records) -> {
          Map<String, String> had = before.getOrDefault(file, Map.of());
          List<String> lines = new ArrayList<>(List.of(header(file)));
          records.forEach(
              (id, values) -> {
                if (!values.equals(had.get(id))) {
                  lines.add(id + ",active," + time + "," + values);
                }
              });
          had.forEach(
              (id, values) -> {
                if (!records.containsKey(id)) {
                  lines.add(id + ",tobedeleted," + time + "," + values);
                }
              });
          if (lines.size() > 1) {
            delta.delta(file, lines.toArray(String[]::new));
          }
        });
    return delta;
  }

  private static String header(RosterFile file) {
    return "sourcedId,status,dateLastModified," + COLUMNS.get(file);
  }
}
