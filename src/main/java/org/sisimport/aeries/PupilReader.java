package org.sisimport.aeries;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Joins the answers of a pull: first the programs, which say who is wanted, then of these students
 * the extended data and last the student data, one record after the other. Nothing is kept of other
 * students.
 */
final class PupilReader {

  static final String STUDENTS = "students/";

  private static final String PROGRAMS = "programs/";
  private static final String EXTENDED = "extended/";

  private static final long MOST_BYTES = 128L << 20;

  /** Special education, of which Aeries knows no participation. */
  private static final String SPECIAL_EDUCATION = "144";

  /** The fields of a student that are cells as they stand. */
  static final List<String> CELLS =
      List.of(
          "StateStudentID",
          "LastName",
          "FirstName",
          "MiddleName",
          "LastNameAlias",
          "FirstNameAlias",
          "Birthdate",
          "Gender",
          "Grade",
          "EthnicityCode",
          "RaceCode1",
          "RaceCode2",
          "RaceCode3",
          "RaceCode4",
          "RaceCode5",
          "LanguageFluencyCode",
          "HomeLanguageCode");

  private final PullArchive pull;
  private final PulledSchools schools;
  private final BrokenRecords broken;
  private final Pupils pupils;
  private final StudentRecords records;
  private final List<String> programs;
  private long packed;

  private PupilReader(
      PullArchive pull, PulledSchools schools, StudentRecords records, BrokenRecords broken) {
    this.pull = pull;
    this.schools = schools;
    this.broken = broken;
    this.records = records;
    this.pupils = new Pupils(pull);
    this.programs = pull.seal().programs().stream().map(PupilReader::key).toList();
  }

  /** Reads the whole pull once. */
  static Pupils read(
      PullArchive pull, PulledSchools schools, StudentRecords records, BrokenRecords broken) {
    PupilReader reader = new PupilReader(pull, schools, records, broken);
    reader.readPrograms(pull.list(PROGRAMS));
    reader.readExtended(pull.list(EXTENDED));
    records.forEach(
        Stream.concat(
                Stream.of("StudentID", "SchoolCode", "InactiveStatusCode", "SchoolEnterDate"),
                CELLS.stream())
            .toList(),
        reader::student);
    return reader.pupils;
  }

  private void readPrograms(List<String> paths) {
    JsonRecord wanted =
        new JsonRecord(
            List.of(
                "StudentID",
                "ProgramCode",
                "EligibilityStartDate",
                "EligibilityEndDate",
                "ParticipationStartDate",
                "ParticipationEndDate"));
    pull.forEach(paths, wanted, path -> row -> program(path, row));
  }

  private void program(String path, JsonRecord row) {
    long id = id(row);
    String code = key(row.text("ProgramCode"));
    if (code.isEmpty()) {
      row.fail("has no ProgramCode");
    }
    String migrant = pull.seal().migrant();
    int index = programs.indexOf(code);
    boolean migrants = migrant != null && key(migrant).equals(code);
    if (index < 0 && !migrants) {
      broken.isBroken(path, row);
      return;
    }
    boolean byEligibility = code.equals(SPECIAL_EDUCATION);
    LocalDate participation = byEligibility ? null : row.day("ParticipationStartDate");
    LocalDate left = byEligibility ? null : row.day("ParticipationEndDate");
    LocalDate start = participation == null ? row.day("EligibilityStartDate") : participation;
    LocalDate end = participation == null && left == null ? row.day("EligibilityEndDate") : left;
    if (broken.isBroken(path, row)) {
      return;
    }
    ProgramState programState = ProgramState.on(pull.seal().day(), start, end);
    if (index >= 0) {
      pupils
          .make(id)
          .addProgram(programState, index, programState == ProgramState.NOT_BEGUN ? start : end);
    }
    if (migrants && programState == ProgramState.CURRENT) {
      pupils.make(id).setMigrant();
    }
  }

  private void readExtended(List<String> paths) {
    JsonRecord wanted =
        new JsonRecord(
            List.of(
                "StudentID",
                "SchoolCode",
                "ReportingSchoolCode",
                "ResidenceSchool",
                "InterIntraDistrictStateCode",
                "DateRedesignatedFluentEnglishProficient"));
    pull.forEach(paths, wanted, path -> row -> extended(path, row));
  }

  private void extended(String path, JsonRecord row) {
    Pupil pupil = wanted(path, row);
    if (pupil == null) {
      return;
    }
    Extended extended =
        new Extended(
            row.link("SchoolCode"),
            row.link("ReportingSchoolCode"),
            row.link("ResidenceSchool"),
            row.text("InterIntraDistrictStateCode"),
            row.dayText("DateRedesignatedFluentEnglishProficient"),
            null);
    if (!broken.isBroken(path, row) && pull.seal().reads(extended.school())) {
      pupil.addExtended(extended);
    }
  }

  private void student(String path, int number, JsonRecord row) {
    Pupil pupil = wanted(path, row);
    if (pupil == null) {
      return;
    }
    long school = row.link("SchoolCode");
    if (school == 0) {
      row.fail("has no SchoolCode");
    }
    LocalDate entered = row.day("SchoolEnterDate");
    if (broken.isBroken(path, row)) {
      return;
    }
    pupil.setSeen();
    if (row.text("InactiveStatusCode").isEmpty() && pull.seal().reads(school)) {
      PulledSchools.School at = schools.find(school);
      pupil.offer(
          new Enrollment(
              entered == null || !entered.isAfter(pull.seal().day()),
              at != null && at.reported(),
              pupil.reportingSchool() == school,
              at != null && at.regular(),
              entered == null ? Integer.MIN_VALUE : (int) entered.toEpochDay(),
              school,
              number,
              pack(row)));
    }
  }

  /** The student of a record, if one with a current program; a record of nobody is told. */
  private @Nullable Pupil wanted(String path, JsonRecord row) {
    long id = id(row);
    if (id == 0) {
      broken.isBroken(path, row);
      return null;
    }
    Pupil pupil = pupils.find(id);
    return pupil != null && pupil.hasCurrentProgram() ? pupil : null;
  }

  private static long id(JsonRecord row) {
    long id = row.link("StudentID");
    if (id == 0) {
      row.fail("has no StudentID");
    }
    return id;
  }

  private static String key(String code) {
    return code.strip().toUpperCase(Locale.ROOT);
  }

  private byte[] pack(JsonRecord row) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      DataOutputStream out = new DataOutputStream(bytes);
      for (String field : CELLS) {
        out.writeUTF(field.equals("Birthdate") ? row.dayText(field) : row.text(field));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    packed += bytes.size();
    if (packed > MOST_BYTES) {
      throw pull.refusal(
          "its students take more than 128 MB of memory, as those of no district do; nothing of it was used");
    }
    return bytes.toByteArray();
  }

  /** The cells of {@link #CELLS} that an enrollment has. */
  static List<String> cells(Enrollment enrollment) {
    List<String> cells = new ArrayList<>(CELLS.size());
    try {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(enrollment.cells()));
      for (int i = 0; i < CELLS.size(); i++) {
        cells.add(in.readUTF());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return cells;
  }
}
