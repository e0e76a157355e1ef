package org.sisimport.aeries;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes pulls. What is not said of a record is as Aeries answers it where there is nothing; a
 * student is in grade 5 of school 994 and has been since August.
 */
public final class Pulls {

  /** The day of every pull that says no other. */
  public static final String AS_OF = "2026-10-15T00:30:05.1234567-07:00";

  public static final int SCHOOL = 994;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final boolean full;
  private final Map<String, List<Map<String, @Nullable Object>>> answers = new LinkedHashMap<>();
  private final Map<String, byte[]> raw = new LinkedHashMap<>();
  private final Map<String, @Nullable Object> seal = new LinkedHashMap<>();

  private Pulls(boolean full) {
    this.full = full;
    seal.put("format", 1);
    seal.put("kind", full ? "full" : "changes");
    seal.put("district", "9900001");
    seal.put("asOf", AS_OF);
    seal.put("zone", "Pacific Standard Time");
    seal.put("databaseYear", "2026-2027");
    seal.put("since", full ? null : "2026-10-14T00:30:05-07:00");
    seal.put("programs", List.of("144", "144x"));
    seal.put("migrant", "135");
    answers.put("schools.json", new ArrayList<>());
  }

  /** A pull of all students, of a district without a school. */
  public static Pulls full() {
    return new Pulls(true);
  }

  /** A pull of what has changed. */
  public static Pulls changes() {
    return new Pulls(false);
  }

  /** A full pull of a district that has the one school 994. */
  public static Pulls ofOneSchool() {
    return full().school(SCHOOL, "9900101");
  }

  public Pulls school(long code, String stateId, @Nullable Object... fields) {
    return record(
        "schools.json",
        with(
            record(
                "SchoolCode",
                code,
                "Name",
                "School " + code,
                "InactiveStatusCode",
                "",
                "DoNotReport",
                false,
                "StateSchoolID",
                stateId,
                "SessionType",
                "Regular"),
            fields));
  }

  /** A student whose SSID ends in the StudentID. */
  public Pulls student(long id, @Nullable Object... fields) {
    Map<String, @Nullable Object> student =
        with(
            record(
                "StudentID", id,
                "SchoolCode", SCHOOL,
                "StudentNumber", 1,
                "StateStudentID", "10" + String.format("%08d", id),
                "LastName", "Last" + letters(id),
                "FirstName", "First" + letters(id),
                "MiddleName", "",
                "LastNameAlias", "",
                "FirstNameAlias", "",
                "Gender", "F",
                "Grade", 5,
                "Birthdate", "2015-03-09T00:00:00",
                "EthnicityCode", "",
                "RaceCode1", "",
                "RaceCode2", "",
                "RaceCode3", "",
                "RaceCode4", "",
                "RaceCode5", "",
                "SchoolEnterDate", "2026-08-12T00:00:00",
                "SchoolLeaveDate", null,
                "InactiveStatusCode", "",
                "LanguageFluencyCode", "",
                "HomeLanguageCode", "",
                "NextSchoolCode", 0),
            fields);
    return record(
        full ? "students/" + student.get("SchoolCode") + "-1.json" : one("students", id), student);
  }

  public Pulls extended(long id, @Nullable Object... fields) {
    Map<String, @Nullable Object> extended =
        with(
            record(
                "StudentID",
                id,
                "SchoolCode",
                SCHOOL,
                "ReportingSchoolCode",
                0,
                "ResidenceSchool",
                0,
                "InterIntraDistrictStateCode",
                "",
                "DateRedesignatedFluentEnglishProficient",
                null),
            fields);
    return record(
        full ? "extended/" + extended.get("SchoolCode") + "-1.json" : one("extended", id),
        extended);
  }

  /** A row of a program with days of eligibility. */
  public Pulls program(long id, String code, @Nullable String start, @Nullable String end) {
    return program(id, code, start, end, null, null);
  }

  public Pulls program(
      long id,
      String code,
      @Nullable String start,
      @Nullable String end,
      @Nullable String participationStart,
      @Nullable String participationEnd) {
    return record(
        full ? "programs/" + SCHOOL + "-" + code + ".json" : one("programs", id),
        record(
            "ExtendedProperties", List.of(Map.of("Name", "DisabilityCode", "Value", "240")),
            "StudentID", id,
            "ProgramCode", code,
            "EligibilityStartDate", time(start),
            "EligibilityEndDate", time(end),
            "ParticipationStartDate", time(participationStart),
            "ParticipationEndDate", time(participationEnd)));
  }

  /** A row of the district's own table of codes. */
  public Pulls code(String field, String code, String description) {
    return record("codes/STU/" + field + ".json", record("Code", code, "Description", description));
  }

  /** A record at the end of an answer. */
  public Pulls record(String path, Map<String, @Nullable Object> record) {
    answers.computeIfAbsent(path, any -> new ArrayList<>()).add(record);
    return this;
  }

  /** An answer without records. */
  public Pulls empty(String path) {
    answers.computeIfAbsent(path, any -> new ArrayList<>());
    return this;
  }

  /** An answer as it stands. */
  public Pulls raw(String path, String text) {
    return raw(path, text.getBytes(StandardCharsets.UTF_8));
  }

  public Pulls raw(String path, byte[] bytes) {
    answers.remove(path);
    raw.put(path, bytes);
    return this;
  }

  public Pulls without(String path) {
    answers.remove(path);
    return this;
  }

  /** Another value of {@code pull.json}. */
  public Pulls seal(String field, @Nullable Object value) {
    seal.put(field, value);
    return this;
  }

  /** A record with these fields, by turns a name and a value. */
  public static Map<String, @Nullable Object> record(@Nullable Object... fields) {
    return with(new LinkedHashMap<>(), fields);
  }

  private static Map<String, @Nullable Object> with(
      Map<String, @Nullable Object> record, @Nullable Object... fields) {
    for (int i = 0; i < fields.length; i += 2) {
      record.put(String.valueOf(fields[i]), fields[i + 1]);
    }
    return record;
  }

  private static String one(String folder, long id) {
    return folder + "/student-" + id + ".json";
  }

  private static @Nullable String time(@Nullable String day) {
    return day == null || !day.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") ? day : day + "T00:00:00";
  }

  /** Names are letters alone. */
  private static String letters(long id) {
    StringBuilder letters = new StringBuilder();
    for (long rest = id; rest > 0; rest /= 26) {
      letters.append((char) ('a' + rest % 26));
    }
    return letters.toString();
  }

  /** The zip; the same answers make the same bytes. */
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, List<Map<String, @Nullable Object>>> answer : answers.entrySet()) {
        put(zip, answer.getKey(), json(answer.getValue()));
      }
      for (Map.Entry<String, byte[]> answer : raw.entrySet()) {
        put(zip, answer.getKey(), answer.getValue());
      }
      if (!raw.containsKey("pull.json")) {
        put(zip, "pull.json", json(seal));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  public Path writeTo(Path file) {
    try {
      return Files.write(file, bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] json(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(ZipOutputStream zip, String path, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(path);
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
