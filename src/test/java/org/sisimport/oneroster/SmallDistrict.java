package org.sisimport.oneroster;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A small invented district, in which every file is as the specification has it. */
final class SmallDistrict {

  private SmallDistrict() {}

  /** All seven files of OneRoster 1.1, bulk. */
  static PackageBuilder bulk() {
    PackageBuilder builder = new PackageBuilder();
    for (RosterFile file : RosterFile.values()) {
      if (file != RosterFile.ROLES) {
        builder.bulk(file, lines(file));
      }
    }
    return builder;
  }

  /** All eight files of OneRoster 1.2, bulk. */
  static PackageBuilder bulk12() {
    return bulk()
        .version12()
        .bulk(
            RosterFile.USERS,
            "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,"
                + "middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,"
                + "userMasterIdentifier,resourceSourcedIds,preferredGivenName,preferredMiddleName,"
                + "preferredFamilyName,primaryOrgSourcedId,pronouns",
            "U1,,,true,noor,,Noor,Ibarra,,8000000001,,,,G1,05,,,,Nuri,,,S1,",
            "T1,,,true,mori,,Emi,Mori,,,mori@example.org,,,,,,,,,,,S1,",
            "G1,,,true,ibarra,,Lea,Ibarra,,,,,,,,,,,,,,,")
        .bulk(
            RosterFile.ROLES,
            "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,"
                + "orgSourcedId,userProfileSourcedId",
            "R1,,,U1,primary,student,2026-08-12,2027-06-05,S1,",
            "R2,,,T1,primary,teacher,,,S1,",
            "R3,,,G1,primary,guardian,,,S1,");
  }

  /** The headings and rows of a file of OneRoster 1.1. */
  static String[] lines(RosterFile file) {
    return switch (file) {
      case ORGS ->
          new String[] {
            "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId",
            "D1,,,Tern Unified,district,9900001,",
            "S1,,,Tern Elementary,school,99000010000001,D1"
          };
      case ACADEMIC_SESSIONS ->
          new String[] {
            "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear",
            "Y1,,,2026-27,schoolYear,2026-08-12,2027-06-05,,2027",
            "A1,,,Autumn,term,2026-08-12,2027-01-15,Y1,2027"
          };
      case COURSES ->
          new String[] {
            "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,"
                + "orgSourcedId,subjects,subjectCodes",
            "C1,,,Y1,Reading 5,RD5,\"04,05\",S1,,"
          };
      case CLASSES ->
          new String[] {
            "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,"
                + "location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods",
            "K1,,,\"Reading 5, morning\",05,C1,1,homeroom,R 7,S1,\"A1,Y1\",,,1"
          };
      case USERS ->
          new String[] {
            "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,"
                + "givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,"
                + "grades,password",
            "U1,,,true,S1,student,noor,{Local:77},Noor,Ibarra,,8000000001,,,,G1,05,secret",
            "T1,,,true,S1,teacher,mori,,Emi,Mori,,,mori@example.org,,,,,",
            "G1,,,true,S1,guardian,ibarra,,Lea,Ibarra,,,,,,,,"
          };
      case ENROLLMENTS ->
          new String[] {
            "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,"
                + "primary,beginDate,endDate",
            "E1,,,K1,S1,U1,student,false,2026-08-12,2027-06-05",
            "E2,,,K1,S1,T1,teacher,true,,"
          };
      case DEMOGRAPHICS ->
          new String[] {
            "sourcedId,status,dateLastModified,birthDate,sex,americanIndianOrAlaskaNative,asian,"
                + "blackOrAfricanAmerican,nativeHawaiianOrOtherPacificIslander,white,"
                + "demographicRaceTwoOrMoreRaces,hispanicOrLatinoEthnicity,countryOfBirthCode,"
                + "stateOfBirthAbbreviation,cityOfBirth,publicSchoolResidenceStatus",
            "U1,,,2016-03-09,female,false,false,false,false,true,false,true,US,CA,,"
          };
      case ROLES -> throw new IllegalArgumentException("OneRoster 1.1 has no roles.csv");
    };
  }

  /** The lines of a file with one text in them replaced; it must be there. */
  static String[] with(RosterFile file, String seen, String instead) {
    String[] lines = lines(file);
    String all = String.join("\n", lines);
    if (!all.contains(seen)) {
      throw new IllegalArgumentException(file.fileName() + " has no " + seen);
    }
    return all.replaceFirst(java.util.regex.Pattern.quote(seen), instead).split("\n", -1);
  }

  /** The lines of a file and further ones. */
  static String[] and(RosterFile file, String... further) {
    return Stream.concat(Stream.of(lines(file)), Stream.of(further)).toArray(String[]::new);
  }

  /** The lines of a file, each row with that status and time. */
  static String[] inDelta(RosterFile file) {
    List<String> lines = new ArrayList<>();
    for (String line : lines(file)) {
      lines.add(
          lines.isEmpty() ? line : line.replaceFirst(",,,", ",active,2026-11-20T08:00:00.000Z,"));
    }
    return lines.toArray(String[]::new);
  }
}
