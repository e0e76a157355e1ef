package org.sisimport.benchmark;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The OneRoster package of a large invented district, as Infinite Campus writes it: 80,000 students
 * with two guardians each, 15 classes a student. Each package is a little different from the one
 * before. We have one student of six.
 */
final class InventedPackage {

  static final int STUDENTS = 80_000;
  static final int ENROLLMENTS = 15 * STUDENTS;

  private static final String CODE = "9900078";
  private static final int SCHOOLS = 100;
  private static final int TEACHERS = 4_000;
  private static final int CLASSES = 40_000;
  private static final int COURSES = 500;

  /** We have one student of that many. */
  private static final int ONE_OURS_OF = 6;

  /** Each package changes one record of that many. */
  private static final int ONE_CHANGED_OF = 50;

  private static final List<String> BULK =
      List.of(
          "academicSessions", "classes", "courses", "demographics", "enrollments", "orgs", "users");
  private static final List<String> ABSENT =
      List.of(
          "categories", "classResources", "courseResources", "lineItems", "resources", "results");

  private int packages;

  /** One file of the package. */
  @FunctionalInterface
  private interface Lines {
    void write(Writer out) throws IOException;
  }

  /** The district's folder with its settings, its schools and our students. */
  Path writeFolder(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("incoming"));
    Files.writeString(
        folder.resolve("district.yaml"),
        "code: \""
            + CODE
            + "\"\nname: Nowhere Unified\nstate: live\nvendor: infinite-campus\n"
            + "source: { folder: incoming }\nquiet: 0s\nfiles: [{ name: OneRoster.zip }]\n"
            + "limits: none\n");
    StringBuilder schools = new StringBuilder("code,siteCode,name,default\n");
    for (int school = 0; school < SCHOOLS; school++) {
      schools.append(schoolCode(school)).append(",,School ").append(school).append(",\n");
    }
    Files.writeString(folder.resolve("schools.csv"), schools);
    Path existing = Files.createDirectories(folder.resolve("existing"));
    try (BufferedWriter out = Files.newBufferedWriter(existing.resolve("students.csv"))) {
      out.write(
          "SSID,Local Student ID,Last Name,First Name,Birthdate,School of Attendance,Grade Level,"
              + "Gender,Designation\n");
      for (int i = 0; i < STUDENTS; i += ONE_OURS_OF) {
        out.write(
            String.join(
                ",",
                ssid(i),
                String.valueOf(i),
                lastName(i),
                firstName(i),
                birthdate(i),
                schoolCode(i % SCHOOLS),
                grade(i),
                i % 2 == 0 ? "M" : "F",
                "SPED\n"));
      }
    }
    return folder;
  }

  /** The next package: one student of fifty is in another grade, one enrollment of fifty moves. */
  Path writeNext(Path folder) throws IOException {
    packages++;
    Path file = folder.resolve("incoming").resolve("OneRoster.zip");
    try (ZipOutputStream zip =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      zip.setLevel(1);
      add(zip, "manifest", this::manifest);
      add(zip, "orgs", this::orgs);
      add(zip, "academicSessions", this::academicSessions);
      add(zip, "courses", this::courses);
      add(zip, "classes", this::classes);
      add(zip, "users", this::users);
      add(zip, "demographics", this::demographics);
      add(zip, "enrollments", this::enrollments);
    }
    return file;
  }

  private static void add(ZipOutputStream zip, String name, Lines lines) throws IOException {
    zip.putNextEntry(new ZipEntry(name + ".csv"));
    Writer out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), 1 << 16);
    lines.write(out);
    out.flush();
    zip.closeEntry();
  }

  private void manifest(Writer out) throws IOException {
    out.write("propertyName,value\nmanifest.version,1.0\noneroster.version,1.1\n");
    for (String file : BULK) {
      out.write("file." + file + ",bulk\n");
    }
    for (String file : ABSENT) {
      out.write("file." + file + ",absent\n");
    }
    out.write("source.systemName,Invented\nsource.systemCode,invented\n");
  }

  private void orgs(Writer out) throws IOException {
    out.write("sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\n");
    out.write("D,,,Nowhere Unified,district," + CODE + ",\n");
    for (int school = 0; school < SCHOOLS; school++) {
      out.write("O" + school + ",,,School " + school + ",school," + schoolCode(school) + ",D\n");
    }
  }

  private void academicSessions(Writer out) throws IOException {
    out.write(
        "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear\n"
            + "Y,,,Year,schoolYear,2000-08-12,2100-06-05,,2100\n");
  }

  private void courses(Writer out) throws IOException {
    out.write(
        "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,"
            + "subjects,subjectCodes\n");
    for (int i = 0; i < COURSES; i++) {
      out.write("C" + i + ",,,Y,Course " + i + ",C" + i + ",,D,,\n");
    }
  }

  private void classes(Writer out) throws IOException {
    out.write(
        "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,"
            + "schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods\n");
    for (int i = 0; i < CLASSES; i++) {
      out.write(
          "K"
              + i
              + ",,,Class "
              + i
              + ",05,C"
              + i % COURSES
              + ",K"
              + i
              + ",scheduled,R,O"
              + i % SCHOOLS
              + ",Y,,,1\n");
    }
  }

  private void users(Writer out) throws IOException {
    out.write(
        "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,"
            + "familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password\n");
    for (int i = 0; i < TEACHERS; i++) {
      out.write(
          "T"
              + i
              + ",,,true,O"
              + i % SCHOOLS
              + ",teacher,t"
              + i
              + ",,Teach"
              + i
              + ",Er"
              + i
              + ",,,t"
              + i
              + "@example.org,,,,,\n");
    }
    for (int i = 0; i < STUDENTS; i++) {
      out.write(
          "S"
              + i
              + ",,,true,O"
              + i % SCHOOLS
              + ",student,s"
              + i
              + ",{SSID:"
              + ssid(i)
              + "},"
              + firstName(i)
              + ","
              + lastName(i)
              + ",,"
              + i
              + ",s"
              + i
              + "@example.org,,,\"G"
              + i
              + ",H"
              + i
              + "\","
              + (isChanged(i) ? nextGrade(i) : grade(i))
              + ",\n");
    }
    for (int i = 0; i < 2 * STUDENTS; i++) {
      out.write(
          (i < STUDENTS ? "G" : "H")
              + i % STUDENTS
              + ",,,true,O"
              + i % SCHOOLS
              + ",guardian,g"
              + i
              + ",,"
              + firstName(i)
              + ","
              + lastName(i % STUDENTS)
              + ",,,p"
              + i
              + "@example.org,,555,,,\n");
    }
  }

  private void demographics(Writer out) throws IOException {
    out.write(
        "sourcedId,status,dateLastModified,birthDate,sex,americanIndianOrAlaskaNative,asian,"
            + "blackOrAfricanAmerican,nativeHawaiianOrOtherPacificIslander,white,"
            + "demographicRaceTwoOrMoreRaces,hispanicOrLatinoEthnicity,countryOfBirthCode,"
            + "stateOfBirthAbbreviation,cityOfBirth,publicSchoolResidenceStatus\n");
    for (int i = 0; i < STUDENTS; i++) {
      out.write(
          "S"
              + i
              + ",,,"
              + birthdate(i)
              + ","
              + (i % 2 == 0 ? "male" : "female")
              + ",false,"
              + (i % 2 == 0)
              + ",false,false,true,false,false,US,CA,,\n");
    }
  }

  private void enrollments(Writer out) throws IOException {
    out.write(
        "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,"
            + "beginDate,endDate\n");
    for (int i = 0; i < ENROLLMENTS; i++) {
      int student = i / 15;
      int school = student % SCHOOLS;
      int of = (i * 31 + student * 7 + (isChanged(i) ? packages : 0)) % (CLASSES / SCHOOLS);
      out.write(
          "E"
              + i
              + ",,,K"
              + (of * SCHOOLS + school)
              + ",O"
              + school
              + ",S"
              + student
              + ",student,,2000-08-12,2100-06-05\n");
    }
  }

  private boolean isChanged(int i) {
    return i % ONE_CHANGED_OF == packages % ONE_CHANGED_OF;
  }

  private static String schoolCode(int school) {
    return String.valueOf(9_900_100 + school);
  }

  private static String ssid(int i) {
    return String.valueOf(9_000_000_000L + i);
  }

  private static String grade(int i) {
    return String.format("%02d", 1 + i % 12);
  }

  private static String nextGrade(int i) {
    return grade(i + 1);
  }

  private static String lastName(int i) {
    return InventedDistrict.name(new Random(i));
  }

  private static String firstName(int i) {
    return InventedDistrict.name(new Random(-1 - i));
  }

  private static String birthdate(int i) {
    return LocalDate.of(2008, 1, 1).plusDays(i * 2_654_435_761L % (12 * 365)).toString();
  }
}
