package org.sisimport.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Aeries of a large invented district: 80,000 students in 100 schools, given out page by page.
 * Answers are put together as they are asked for, each after a while.
 */
final class AeriesServer implements AutoCloseable {

  static final int STUDENTS = 80_000;

  static {
    // the server would send the head of an answer alone, and its body only when the client, tens of
    // milliseconds later, has said that it got the head
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final int SCHOOLS = 100;
  private static final int OF_A_SCHOOL = STUDENTS / SCHOOLS;
  private static final int FIRST_SCHOOL = 101;
  private static final String BASE = "/aeries/api/v5/";
  private static final Pattern OF_SCHOOL =
      Pattern.compile("schools/([0-9]+)/students(/0/extended|/0/programs)?");
  private static final Pattern PAGE =
      Pattern.compile("StartingRecord=([0-9]+)&EndingRecord=([0-9]+)");

  /** What else a student has there, so that a row is as long as a real one. */
  private static final String MORE =
      ",\"ParentGuardianName\":\"\",\"HomePhone\":\"5555550100\",\"StudentMobilePhone\":\"\","
          + "\"MailingAddress\":\"100 Nowhere Lane\",\"MailingAddressCity\":\"Nowhere\","
          + "\"MailingAddressState\":\"CA\",\"MailingAddressZipCode\":\"99999\","
          + "\"ResidenceAddress\":\"100 Nowhere Lane\",\"ResidenceAddressCity\":\"Nowhere\","
          + "\"ResidenceAddressState\":\"CA\",\"ResidenceAddressZipCode\":\"99999\","
          + userCodes()
          + "\"SchoolEnterDate\":\"2025-08-13T00:00:00\",\"SchoolLeaveDate\":null,"
          + "\"DistrictEnterDate\":\"2020-08-13T00:00:00\",\"CounselorNumber\":0,\"Track\":\"\","
          + "\"AttendanceProgramCodePrimary\":\"\",\"AttendanceProgramCodeAdditional1\":\"\","
          + "\"AttendanceProgramCodeAdditional2\":\"\",\"LockerNumber\":\"\","
          + "\"LowSchedulingPeriod\":0,\"HighSchedulingPeriod\":9,\"InactiveStatusCode\":\"\","
          + "\"FamilyKey\":1,\"LanguageFluencyCode\":\"E\",\"HomeLanguageCode\":\"00\","
          + "\"ParentEdLevelCode\":\"12\",\"ParentEmailAddress\":\"\",\"StudentEmailAddress\":\"\","
          + "\"NetworkLoginID\":\"\",\"AtRiskPoints\":\"0.0000\",\"HomeRoomTeacherNumber\":\"0\","
          + "\"NotificationPreferenceCode\":\"\",\"NextSchoolCode\":0,\"NextGrade\":0,"
          + "\"NextGradeLevelShortDescription\":\"\",\"NextGradeLevelLongDescription\":\"\","
          + "\"RecordsReleaseCode\":\"\"}";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final int oneInProgramOf;
  private final Duration thinks;
  private int nights;

  /**
   * Serves at once.
   *
   * @param oneInProgramOf one student of that many is in special education
   * @param thinks how long each answer takes besides putting it together
   */
  AeriesServer(int oneInProgramOf, Duration thinks) throws IOException {
    this.oneInProgramOf = oneInProgramOf;
    this.thinks = thinks;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(BASE, this::answer);
    server.setExecutor(threads);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/aeries";
  }

  /** Everything that was asked since the last call, as whole addresses. */
  List<String> takeAsked() {
    List<String> taken = List.copyOf(asked);
    asked.clear();
    return taken.stream().map(path -> url().replace("/aeries", "") + path).toList();
  }

  /** The students in special education as we have them, in the columns of {@code load}. */
  String ours() {
    StringBuilder csv =
        new StringBuilder(
            "SSID,Local Student ID,Last Name,First Name,Birthdate,School of Attendance,Grade Level,"
                + "Gender,Designation,Status\n");
    for (int i = 0; i < STUDENTS; i += oneInProgramOf) {
      csv.append(9_000_000_000L + i)
          .append(',')
          .append(10_000_000 + i)
          .append(',')
          .append(InventedDistrict.name(new Random(i)))
          .append(',')
          .append(InventedDistrict.name(new Random(-1 - i)))
          .append(',')
          .append(birthdate(i))
          .append(',')
          .append(9_900_100 + i / OF_A_SCHOOL)
          .append(',')
          .append(String.format("%02d", 1 + i % 12))
          .append(i % 2 == 0 ? ",M,SPED,Active\n" : ",F,SPED,Active\n");
    }
    return csv.toString();
  }

  /** Our schools of the district. */
  static String schools() {
    StringBuilder csv = new StringBuilder("code,siteCode,name,default\n");
    for (int school = 0; school < SCHOOLS; school++) {
      csv.append(9_900_100 + school).append(',').append(FIRST_SCHOOL + school).append(",School ");
      csv.append(school).append(",\n");
    }
    return csv.toString();
  }

  /** From now on one student of fifty is in another grade. */
  void nextNight() {
    nights++;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      think();
      String path = exchange.getRequestURI().getPath().substring(BASE.length());
      asked.add(exchange.getRequestURI().toString());
      byte[] body =
          body(path, exchange.getRequestURI().getQuery()).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
      exchange.sendResponseHeaders(200, body.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }

  private void think() {
    try {
      Thread.sleep(thinks.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String body(String path, String query) {
    if (path.equals("systeminfo")) {
      return "{\"AeriesVersion\":\"9.26\",\"DatabaseYear\":\"2026-2027\",\"AvailableDatabaseYears\":[],"
          + "\"LocalTimeZoneName\":\"Pacific Standard Time\",\"CurrentDateTime\":\""
          + OffsetDateTime.now(ZoneId.of("America/Los_Angeles"))
          + "\"}";
    }
    if (path.equals("schools")) {
      StringBuilder json = new StringBuilder("[");
      for (int school = 0; school < SCHOOLS; school++) {
        json.append(school == 0 ? "" : ",")
            .append("{\"SchoolCode\":")
            .append(FIRST_SCHOOL + school)
            .append(",\"Name\":\"School ")
            .append(school)
            .append(
                "\",\"InactiveStatusCode\":\"\",\"DoNotReport\":false,\"StateCountyID\":\"99\",")
            .append("\"StateDistrictID\":\"00079\",\"StateSchoolID\":\"")
            .append(9_900_100 + school)
            .append("\",\"SessionType\":\"Regular\",\"Terms\":[]}");
      }
      return json.append(']').toString();
    }
    Matcher ofSchool = OF_SCHOOL.matcher(path);
    if (!ofSchool.matches()) {
      return "[]";
    }
    int school = Integer.parseInt(ofSchool.group(1)) - FIRST_SCHOOL;
    String what = String.valueOf(ofSchool.group(2));
    if (what.equals("/0/programs")) {
      return query.equals("code=144") ? programs(school) : "[]";
    }
    Matcher page = PAGE.matcher(query);
    if (!page.matches()) {
      throw new IllegalStateException("not asked for by pages: " + query);
    }
    int first = Integer.parseInt(page.group(1)) - 1;
    int last = Math.min(OF_A_SCHOOL, Integer.parseInt(page.group(2)));
    StringBuilder json = new StringBuilder("[");
    for (int number = first; number < last; number++) {
      json.append(number == first ? "" : ",");
      int i = school * OF_A_SCHOOL + number;
      if (what.equals("/0/extended")) {
        extended(json, i, school, number);
      } else {
        student(json, i, school, number);
      }
    }
    return json.append(']').toString();
  }

  private String programs(int school) {
    StringBuilder json = new StringBuilder("[");
    for (int number = 0; number < OF_A_SCHOOL; number++) {
      int i = school * OF_A_SCHOOL + number;
      if (i % oneInProgramOf == 0) {
        json.append(json.length() == 1 ? "" : ",")
            .append("{\"ExtendedProperties\":[{\"Name\":\"DisabilityCode\",\"Value\":\"240\"}],")
            .append("\"StudentID\":")
            .append(10_000_000 + i)
            .append(",\"ProgramCode\":\"144\",\"ProgramDescription\":\"Special Education\",")
            .append("\"EligibilityStartDate\":\"2024-09-03T00:00:00\",\"EligibilityEndDate\":null,")
            .append("\"ParticipationStartDate\":null,\"ParticipationEndDate\":null}");
      }
    }
    return json.append(']').toString();
  }

  private void student(StringBuilder json, int i, int school, int number) {
    boolean changed = i / oneInProgramOf % 50 == nights % 50;
    numbers(json, i, school, number)
        .append(",\"OldStudentID\":0,\"CorrespondenceLanguageCode\":\"00\",\"LastName\":\"")
        .append(InventedDistrict.name(new Random(i)))
        .append("\",\"FirstName\":\"")
        .append(InventedDistrict.name(new Random(-1 - i)))
        .append("\",\"MiddleName\":\"\",\"LastNameAlias\":\"\",\"FirstNameAlias\":\"\",")
        .append("\"MiddleNameAlias\":\"\",\"Gender\":\"")
        .append(i % 2 == 0 ? 'M' : 'F')
        .append("\",\"Grade\":")
        .append(1 + (changed ? i + 1 : i) % 12)
        .append(",\"GradeLevelShortDescription\":\"\",\"GradeLevelLongDescription\":\"\",")
        .append("\"Birthdate\":\"")
        .append(birthdate(i))
        .append("T00:00:00\",\"EthnicityCode\":\"N\",\"RaceCode1\":\"700\",\"RaceCode2\":\"\",")
        .append("\"RaceCode3\":\"\",\"RaceCode4\":\"\",\"RaceCode5\":\"\"")
        .append(MORE);
  }

  private static void extended(StringBuilder json, int i, int school, int number) {
    numbers(json, i, school, number)
        .append(
            ",\"DateRedesignatedFluentEnglishProficient\":null,\"EnglishLearnerStartDate\":null,")
        .append("\"EnglishLearnerEndDate\":null,\"YearsAsEnglishLearner\":0,")
        .append("\"HomeLanguageSurveyFirstLanguageCode\":\"00\",")
        .append("\"InterIntraDistrictTransferCode\":\"\",\"InterIntraDistrictStateCode\":\"\",")
        .append("\"ResidenceSchool\":")
        .append(FIRST_SCHOOL + school)
        .append(",\"NextResidenceSchool\":0,\"LastSchool\":0,\"NextSchool\":0,")
        .append("\"ReportingSchoolCode\":0,\"BirthCity\":\"\",\"BirthState\":\"CA\",")
        .append("\"BirthCountry\":\"US\",\"RecordAddedDateTime\":\"2020-08-13T00:00:00\"}");
  }

  private static StringBuilder numbers(StringBuilder json, int i, int school, int number) {
    return json.append("{\"StudentID\":")
        .append(10_000_000 + i)
        .append(",\"StateStudentID\":\"")
        .append(9_000_000_000L + i)
        .append("\",\"SchoolCode\":")
        .append(FIRST_SCHOOL + school)
        .append(",\"StudentNumber\":")
        .append(number + 1);
  }

  private static String userCodes() {
    StringBuilder json = new StringBuilder();
    for (int code = 1; code <= 13; code++) {
      json.append("\"UserCode").append(code).append("\":\"\",");
    }
    return json.toString();
  }

  private static LocalDate birthdate(int i) {
    return LocalDate.of(2008, 1, 1).plusDays(i * 2_654_435_761L % (12 * 365));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
