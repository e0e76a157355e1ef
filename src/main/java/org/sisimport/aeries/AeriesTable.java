package org.sisimport.aeries;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sisimport.notice.Notice;
import org.sisimport.table.Places;
import org.sisimport.table.Row;
import org.sisimport.table.Table;

/**
 * The students of a pull who have a current program, as a table: a row for each who is enrolled,
 * joined from the student data, the extended data, the programs and the schools. A student of
 * several schools has one row, that of the primary enrollment.
 *
 * <p>The headings are the names of Aeries: those of the student data as they are, others behind
 * {@code School.}, {@code Extended.} or {@code Program.}. Codes stay as Aeries has them. What is
 * {@code null}, {@code ""} or a link of 0 there is a blank cell.
 *
 * <p>The number of a row is that of its record, counted through all answers of the student data;
 * the first is 2.
 */
public final class AeriesTable implements Table {

  private static final List<String> HEADINGS =
      Stream.of(
              Stream.of("StudentID"),
              PupilReader.CELLS.stream(),
              Stream.of(
                  "SchoolCode",
                  "School.StateSchoolID",
                  "Extended.ResidenceSchoolStateSchoolID",
                  "Extended.InterIntraDistrictStateCode",
                  "Extended.DateRedesignatedFluentEnglishProficient",
                  "Program.ProgramCode",
                  "Program.Migrant"))
          .flatMap(headings -> headings)
          .toList();

  private final PullArchive pull;
  private final PulledSchools schools;
  private final CodeTables codes;
  private final StudentRecords records;
  private final Pupils pupils;
  private final List<Pupil> rows;
  private final List<Notice> notices;

  private AeriesTable(
      PullArchive pull,
      PulledSchools schools,
      CodeTables codes,
      StudentRecords records,
      Pupils pupils,
      List<Notice> ofRecords) {
    this.pull = pull;
    this.schools = schools;
    this.codes = codes;
    this.records = records;
    this.pupils = pupils;
    this.rows = pupils.listEnrolled();
    this.notices = new ArrayList<>(ofRecords);
    this.notices.addAll(WithoutRow.notices(pupils, pull.seal()));
  }

  /**
   * Reads a pull once, from its beginning to its end.
   *
   * @throws org.sisimport.table.UnreadableFileException where an answer in it is none of Aeries'
   */
  public static AeriesTable of(PullArchive pull) {
    BrokenRecords broken = new BrokenRecords();
    PulledSchools schools = PulledSchools.read(pull, broken);
    CodeTables codes = CodeTables.read(pull, broken);
    StudentRecords records = new StudentRecords(pull);
    Pupils pupils = PupilReader.read(pull, schools, records, broken);
    return new AeriesTable(pull, schools, codes, records, pupils, broken.notices());
  }

  /** Whether there is no row. */
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** What a person should know of the pull beside its rows. */
  public List<Notice> notices() {
    return List.copyOf(notices);
  }

  /**
   * Why there is no row of a student, for a sentence that ends with it.
   *
   * @param ssid ten digits, of whom no row is
   */
  public String whyNoRow(String ssid) {
    return new WithoutRow(pull.seal(), pupils, codes).why(ssid, records);
  }

  @Override
  public List<String> headings() {
    return HEADINGS;
  }

  @Override
  public String understoodAs() {
    PullSeal seal = pull.seal();
    return "Aeries, "
        + (seal.kind() == PullSeal.Kind.FULL
            ? "all students"
            : "students of whom something had changed" + seal.sinceWhen())
        + ", as of "
        + seal.asOf().truncatedTo(ChronoUnit.SECONDS)
        + ": those who have a current program "
        + WithoutRow.listed(seal)
        + ", at the school of their primary enrollment";
  }

  @Override
  public boolean dates1904() {
    return false;
  }

  @Override
  public @Nullable String nameOfCode(int column, String code) {
    return switch (HEADINGS.get(column - 1)) {
      case "Grade" -> codes.find(CodeTables.Column.GRADE, code);
      case "LanguageFluencyCode" -> codes.find(CodeTables.Column.LANGUAGE_FLUENCY, code);
      default -> null;
    };
  }

  @Override
  public Places places() {
    return records.places();
  }

  @Override
  public void forEachRow(RowReader reader) {
    for (Pupil pupil : rows) {
      Enrollment enrollment = pupil.enrollment();
      if (enrollment != null) {
        reader.row(row(pupil, enrollment));
      }
    }
  }

  private Row row(Pupil pupil, Enrollment enrollment) {
    Extended extended = pupil.extended(enrollment.school());
    PulledSchools.School school = schools.find(enrollment.school());
    long residence = extended == null ? 0 : extended.residenceSchool();
    PulledSchools.School ofResidence = schools.find(residence);
    List<String> cells = new ArrayList<>(HEADINGS.size());
    cells.add(String.valueOf(pupil.id()));
    cells.addAll(PupilReader.cells(enrollment));
    cells.add(String.valueOf(enrollment.school()));
    cells.add(school == null ? "" : school.stateId());
    cells.add(ofResidence == null || residence == 0 ? "" : ofResidence.stateId());
    cells.add(extended == null ? "" : extended.districtOfResidence());
    cells.add(extended == null ? "" : extended.redesignated());
    cells.add(pull.seal().programs().get(pupil.program()));
    cells.add(migrant(pupil));
    String remarks =
        Stream.of(
                school == null
                    ? "the pull has no school "
                        + enrollment.school()
                        + ", so the School of Attendance stays as it is"
                    : "",
                ofResidence == null && residence != 0
                    ? "the pull has no school "
                        + residence
                        + ", so the School of Residence stays as it is"
                    : "")
            .filter(remark -> !remark.isEmpty())
            .collect(Collectors.joining(". "));
    return new Row(enrollment.row(), cells, null, remarks.isEmpty() ? null : remarks);
  }

  private String migrant(Pupil pupil) {
    if (pull.seal().migrant() == null) {
      return "";
    }
    return pupil.isMigrant() ? "Y" : "N";
  }
}
