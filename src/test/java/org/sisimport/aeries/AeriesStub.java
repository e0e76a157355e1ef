package org.sisimport.aeries;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The API of an invented Aeries, over HTTP: bare arrays, {@code {"Message": …}} with every error,
 * pages by StartingRecord and EndingRecord, a student with a row for each enrollment. What a test
 * stubs on {@link #server()} goes before it.
 */
public final class AeriesStub implements AutoCloseable {

  /** Opens the API; no text that a person could see may hold it. */
  public static final String CERTIFICATE = "c0ffee5ec2e7c0ffee5ec2e7c0ffee01";

  private static final String BASE = "/aeries/api/v5/";

  /** What a test stubs goes before the model. */
  private static final int OF_MODEL = 10;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A reading of a student's data that was changed. */
  private record Change(String area, LocalDateTime at, Map<String, @Nullable Object> row) {}

  private final WireMockServer server;
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger mostUnderWay = new AtomicInteger();
  private volatile Duration answerTime = Duration.ZERO;
  private volatile int longestPage = Integer.MAX_VALUE;
  private final Map<String, @Nullable Object> systemInfo = new LinkedHashMap<>();
  private final List<Map<String, @Nullable Object>> schools = new CopyOnWriteArrayList<>();
  private final List<Map<String, @Nullable Object>> students = new CopyOnWriteArrayList<>();
  private final List<Map<String, @Nullable Object>> extended = new CopyOnWriteArrayList<>();
  private final List<Map<String, @Nullable Object>> programs = new CopyOnWriteArrayList<>();
  private final List<Change> changes = new CopyOnWriteArrayList<>();
  private final Map<String, List<Map<String, @Nullable Object>>> codes = new LinkedHashMap<>();

  /** An Aeries without schools, on a free port of this machine. */
  public AeriesStub() {
    this(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
  }

  /** An Aeries without schools. */
  public AeriesStub(WireMockConfiguration options) {
    server = new WireMockServer(options.extensions(new Answers()));
    server.start();
    reset();
    systemInfo.put("AeriesVersion", "9.26.11.2");
    systemInfo.put("DatabaseYear", "2026-2027");
    systemInfo.put("AvailableDatabaseYears", List.of("2025-2026", "2026-2027"));
    systemInfo.put("LocalTimeZoneName", "Pacific Standard Time");
    systemInfo.put("CurrentDateTime", "2026-10-15T02:00:00.1234567-07:00");
    code("Student/Grade", "GR", "-1", "TK", "0", "K", "16", "Ungraded Elem");
    code("STU/LF", "LF", "E", "English Only", "L", "English Learner");
    code("STU/TG", "TG", "", "Active", "*", "Pre-enrolled");
  }

  /** Forgets what a test has stubbed. */
  public void reset() {
    server.resetAll();
    server.stubFor(any(anyUrl()).atPriority(OF_MODEL).willReturn(aResponse()));
  }

  /** For stubs that go before the answers of the model, and for what was asked. */
  public WireMockServer server() {
    return server;
  }

  /** What a district writes as {@code url}. */
  public String url() {
    return "http://127.0.0.1:" + server.port() + "/aeries";
  }

  /** What was asked so far, behind {@code /api/v5/}, in the order in which it came. */
  public List<String> asked() {
    List<String> asked =
        new ArrayList<>(
            server.getAllServeEvents().stream()
                .map(event -> event.getRequest().getUrl().replaceFirst("^" + BASE, ""))
                .toList());
    Collections.reverse(asked);
    return asked;
  }

  /** Gives no more rows in a page than that, whatever is asked for. */
  public AeriesStub shortenPagesTo(int rows) {
    longestPage = rows;
    return this;
  }

  /** Takes so long for each answer. */
  public AeriesStub slowDown(Duration time) {
    answerTime = time;
    return this;
  }

  /** How many answers were under way at the same time, at most. */
  public int mostAtOnce() {
    return mostUnderWay.get();
  }

  /** Answers a path with an error from now on. */
  public AeriesStub refuse(String path, int status, String body) {
    return answer(path, aResponse().withStatus(status).withBody(body));
  }

  /** Answers a path, whatever its query is, from now on in that way. */
  public AeriesStub answer(String path, ResponseDefinitionBuilder answer) {
    server.stubFor(get(urlPathEqualTo(BASE + path)).atPriority(1).willReturn(answer));
    return this;
  }

  /** Answers a path once in that way, and then from the model. */
  public AeriesStub answerOnce(String path, ResponseDefinitionBuilder answer) {
    server.stubFor(
        get(urlPathEqualTo(BASE + path))
            .atPriority(1)
            .inScenario(path)
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(answer)
            .willSetStateTo("answered"));
    return this;
  }

  /** Answers a path with that value of a parameter from now on in that way. */
  public AeriesStub answerQuery(
      String path, String parameter, String value, ResponseDefinitionBuilder answer) {
    server.stubFor(
        get(urlPathEqualTo(BASE + path))
            .withQueryParam(parameter, equalTo(value))
            .atPriority(1)
            .willReturn(answer));
    return this;
  }

  /** Sets a field of {@code /systeminfo}. */
  public AeriesStub systemInfo(String field, Object value) {
    systemInfo.put(field, value);
    return this;
  }

  /** An active school that reports. */
  public AeriesStub school(int code, String stateId, String name) {
    return school(code, stateId, name, Map.of());
  }

  /** A school with these fields in place of the usual ones. */
  public AeriesStub school(
      int code, String stateId, String name, Map<String, ? extends @Nullable Object> fields) {
    Map<String, @Nullable Object> school = new LinkedHashMap<>();
    school.put("SchoolCode", code);
    school.put("Name", name);
    school.put("InactiveStatusCode", "");
    school.put("DoNotReport", false);
    school.put("StateCountyID", "99");
    school.put("StateDistrictID", "00001");
    school.put("StateSchoolID", stateId);
    school.put("LowGradeLevel", -1);
    school.put("HighGradeLevel", 12);
    school.put("Terms", List.of());
    school.put("SessionType", "Regular");
    school.putAll(fields);
    schools.add(school);
    return this;
  }

  /** A student's enrollment, with what else is known of it. */
  public AeriesStub student(long id, int school, Map<String, ? extends @Nullable Object> fields) {
    Map<String, @Nullable Object> student = new LinkedHashMap<>();
    student.put("StudentID", id);
    student.put("OldStudentID", 0);
    student.put("SchoolCode", school);
    student.put("StudentNumber", students.size() + 1);
    student.put("StateStudentID", String.format("%010d", 9_000_000_000L + id % 1_000_000_000));
    student.put("LastName", "Alvarado");
    student.put("FirstName", "Robin");
    student.put("MiddleName", "");
    student.put("LastNameAlias", "");
    student.put("FirstNameAlias", "");
    student.put("Gender", "F");
    student.put("Grade", 5);
    student.put("Birthdate", "2015-03-04T00:00:00");
    student.put("EthnicityCode", "N");
    student.put("RaceCode1", "700");
    student.put("LanguageFluencyCode", "E");
    student.put("HomeLanguageCode", "00");
    student.put("InactiveStatusCode", "");
    student.put("SchoolEnterDate", "2026-08-12T00:00:00");
    student.put("SchoolLeaveDate", null);
    student.put("NextSchoolCode", 0);
    student.putAll(fields);
    students.add(student);
    Map<String, @Nullable Object> more = new LinkedHashMap<>();
    for (String field : List.of("StudentID", "SchoolCode", "StudentNumber", "StateStudentID")) {
      more.put(field, student.get(field));
    }
    more.put("DateRedesignatedFluentEnglishProficient", null);
    more.put("ResidenceSchool", 0);
    more.put("ReportingSchoolCode", 0);
    more.put("InterIntraDistrictStateCode", "");
    extended.add(more);
    return this;
  }

  /** Sets a field of all enrollments of a student. */
  public AeriesStub student(long id, String field, Object value) {
    students.stream()
        .filter(row -> Objects.equals(row.get("StudentID"), id))
        .forEach(row -> row.put(field, value));
    return this;
  }

  /** Sets a field of the extended data of all enrollments of a student. */
  public AeriesStub extended(long id, String field, Object value) {
    extended.stream()
        .filter(row -> Objects.equals(row.get("StudentID"), id))
        .forEach(row -> row.put(field, value));
    return this;
  }

  /**
   * A row of a program; of special education only its eligibility is told.
   *
   * @param start such as 2026-08-12; {@code null} for none
   */
  public AeriesStub program(long id, String code, @Nullable String start, @Nullable String end) {
    Map<String, @Nullable Object> program = new LinkedHashMap<>();
    program.put("ExtendedProperties", List.of());
    program.put("StudentID", id);
    program.put("ProgramCode", code);
    program.put("ProgramDescription", "Program " + code);
    program.put("EligibilityStartDate", midnight(start));
    program.put("EligibilityEndDate", midnight(end));
    boolean participates = !code.equals("144");
    program.put("ParticipationStartDate", participates ? midnight(start) : null);
    program.put("ParticipationEndDate", participates ? midnight(end) : null);
    programs.add(program);
    return this;
  }

  private static @Nullable String midnight(@Nullable String day) {
    return day == null ? null : day + "T00:00:00";
  }

  /**
   * Tells a change of a student from that time on, by the wall clock of the server.
   *
   * @param area student, program or enrollment
   */
  public AeriesStub changed(String area, long id, LocalDateTime at) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("StudentID", id);
    row.put("SchoolCode", 990);
    row.put("StudentNumber", 1);
    changes.add(new Change(area, at, row));
    return this;
  }

  /** Removes a student and whatever is known of him. */
  public AeriesStub remove(long id) {
    Predicate<Map<String, @Nullable Object>> his = row -> Objects.equals(row.get("StudentID"), id);
    students.removeIf(his);
    extended.removeIf(his);
    programs.removeIf(his);
    return this;
  }

  private void code(String table, String field, String... codesAndTexts) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < codesAndTexts.length; i += 2) {
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      row.put("Table", "STU");
      row.put("Field", field);
      row.put("Code", table.equals("Student/Grade") ? codesAndTexts[i + 1] : codesAndTexts[i]);
      row.put("AeriesCode", codesAndTexts[i]);
      row.put("Description", codesAndTexts[i + 1]);
      rows.add(row);
    }
    codes.put("codes/" + table, rows);
  }

  @Override
  public void close() {
    server.stop();
  }

  /** Answers from the model. */
  private final class Answers implements ResponseDefinitionTransformerV2 {

    private static final Pattern SCHOOL =
        Pattern.compile("schools/([0-9]+)/students(?:/([0-9]+))?(/extended|/programs)?");
    private static final Pattern CHANGES =
        Pattern.compile("StudentDataChanges/([a-z]+)/([0-9]+)/([0-9]+)/([0-9]+)/([0-9]+)/([0-9]+)");

    @Override
    public String getName() {
      return "aeries";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
      mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
      try {
        Thread.sleep(answerTime.toMillis());
        return answered(event);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      } finally {
        underWay.decrementAndGet();
      }
    }

    private ResponseDefinition answered(ServeEvent event) {
      if (event.getStubMapping().getPriority() != OF_MODEL) {
        return event.getResponseDefinition();
      }
      Request request = event.getRequest();
      String path = URI.create(request.getUrl()).getPath();
      if (!path.startsWith(BASE)) {
        return message(404, "Not Found");
      }
      String below = path.substring(BASE.length());
      if (below.equals("systeminfo")) {
        return json(systemInfo);
      }
      if (!CERTIFICATE.equals(request.getHeader("AERIES-CERT"))) {
        return message(401, "Invalid certificate");
      }
      if (!request.getMethod().getName().equals("GET") || below.startsWith("commands/")) {
        throw new IllegalStateException("only reads are allowed: " + below);
      }
      if (below.equals("schools")) {
        return json(schools);
      }
      if (codes.containsKey(below)) {
        return json(codes.get(below));
      }
      Matcher changed = CHANGES.matcher(below);
      if (changed.matches()) {
        return json(changed(changed));
      }
      Matcher school = SCHOOL.matcher(below);
      return school.matches() ? ofSchool(school, request) : message(404, "Not Found");
    }

    private List<Map<String, @Nullable Object>> changed(Matcher path) {
      LocalDateTime since =
          LocalDateTime.of(
              number(path, 2), number(path, 3), number(path, 4), number(path, 5), number(path, 6));
      return changes.stream()
          .filter(change -> change.area().equals(path.group(1)) && !change.at().isBefore(since))
          .map(Change::row)
          .distinct()
          .toList();
    }

    private static int number(Matcher path, int group) {
      return Integer.parseInt(path.group(group));
    }

    private ResponseDefinition ofSchool(Matcher path, Request request) {
      int school = number(path, 1);
      long id = path.group(2) == null ? 0 : Long.parseLong(path.group(2));
      String what = String.valueOf(path.group(3));
      if (what.equals("/programs")) {
        String code = parameter(request, "code");
        return json(
            programs.stream()
                .filter(
                    row ->
                        id == 0 ? attends(row, school) : Objects.equals(row.get("StudentID"), id))
                .filter(row -> code == null || Objects.equals(row.get("ProgramCode"), code))
                .toList());
      }
      Stream<Map<String, @Nullable Object>> rows =
          (what.equals("/extended") ? extended : students)
              .stream()
                  .filter(
                      row ->
                          id == 0
                              ? Objects.equals(row.get("SchoolCode"), school)
                              : Objects.equals(row.get("StudentID"), id));
      String first = parameter(request, "StartingRecord");
      String last = parameter(request, "EndingRecord");
      if (first != null && last != null) {
        rows =
            rows.skip(Long.parseLong(first) - 1)
                .limit(Math.min(longestPage, Long.parseLong(last) - Long.parseLong(first) + 1));
      }
      return json(rows.toList());
    }

    private boolean attends(Map<String, @Nullable Object> program, int school) {
      return students.stream()
          .anyMatch(
              row ->
                  Objects.equals(row.get("StudentID"), program.get("StudentID"))
                      && Objects.equals(row.get("SchoolCode"), school));
    }

    private static @Nullable String parameter(Request request, String name) {
      return request.queryParameter(name).isPresent()
          ? request.queryParameter(name).firstValue()
          : null;
    }

    private static ResponseDefinition message(int status, String text) {
      return answer(status, Map.of("Message", text));
    }

    private static ResponseDefinition json(Object body) {
      return answer(200, body);
    }

    private static ResponseDefinition answer(int status, Object body) {
      try {
        return aResponse()
            .withStatus(status)
            .withHeader("Content-Type", "application/json; charset=utf-8")
            .withBody(JSON.writeValueAsString(body))
            .build();
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
