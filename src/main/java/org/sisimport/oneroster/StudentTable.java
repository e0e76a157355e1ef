package org.sisimport.oneroster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sisimport.table.Places;
import org.sisimport.table.Row;
import org.sisimport.table.Table;

/**
 * The students of whom a package speaks, as a table: a row for each active user with the role
 * student of whom a record came, in users.csv, roles.csv, enrollments.csv or demographics.csv, or
 * whose school is another one because of orgs, classes or terms that came, joined with what came
 * and what is kept besides. In a bulk package that is every student of it.
 *
 * <p>The headings are the names of OneRoster behind that of their file: {@code users.givenName},
 * {@code demographics.birthDate}, {@code orgs.identifier}, {@code users.metadata.program}. Each
 * type of {@code userIds} is a column, {@code users.userIds.SSID}; races are listed, {@code
 * demographics.race1}; {@code orgs} is the school that {@link SchoolOfStudent} finds. Columns of
 * which no field of a student record can be made are left out: contacts, links and the like.
 *
 * <p>The number of a row is the line of users.csv. Students of whom only other files speak have
 * numbers behind the last line.
 */
public final class StudentTable implements Table {

  private static final List<String> OF_USER =
      List.of(
          "sourcedId", "username", "identifier", "givenName", "familyName", "middleName", "grades");

  private static final List<String> OF_USER_1_2 =
      List.of(
          "userMasterIdentifier",
          "preferredGivenName",
          "preferredMiddleName",
          "preferredFamilyName");

  private static final List<String> OF_ORG = List.of("sourcedId", "identifier", "name");

  private static final String IDS_UNCLEAR =
      "userIds has a part that is not written as {Type:Id}, or two ids of one type; that part was"
          + " not used";

  private final RosterPackage pack;
  private final Students students;
  private final List<String> userColumns;
  private final List<String> userIdTypes;
  private final List<String> userMetadata;
  private final List<String> demographicsMetadata;

  private StudentTable(RosterPackage pack, Students students) {
    this.pack = pack;
    this.students = students;
    this.userColumns =
        pack.version().equals("1.2")
            ? Stream.concat(OF_USER.stream(), OF_USER_1_2.stream()).toList()
            : OF_USER;
    this.userIdTypes = students.userIdTypes();
    this.userMetadata = students.userMetadata();
    this.demographicsMetadata = students.demographicsMetadata();
  }

  /**
   * Reads the files of a package once, and what is kept besides as far as the package leaves it.
   *
   * @param register what is kept
   * @param district seven-digit code
   * @param day on which enrollments, terms and roles are looked at: the day of the import
   * @throws org.sisimport.table.UnreadableFileException where the archive is damaged further down
   */
  public static StudentTable of(
      RosterPackage pack, RosterRegister register, String district, LocalDate day) {
    return new StudentTable(pack, Students.read(pack, new Overlay(pack, register, district), day));
  }

  /** Whether the package speaks of no student. */
  public boolean isEmpty() {
    return students.isEmpty();
  }

  @Override
  public List<String> headings() {
    List<String> headings = new ArrayList<>();
    userColumns.forEach(column -> headings.add("users." + column));
    userIdTypes.forEach(type -> headings.add("users.userIds." + type));
    userMetadata.forEach(name -> headings.add("users.metadata." + name));
    Demographics.COLUMNS.forEach(column -> headings.add("demographics." + column));
    demographicsMetadata.forEach(name -> headings.add("demographics.metadata." + name));
    OF_ORG.forEach(column -> headings.add("orgs." + column));
    return headings;
  }

  @Override
  public String understoodAs() {
    return "OneRoster "
        + pack.version()
        + ": users who are students, with their demographics and the school of their enrollments";
  }

  @Override
  public boolean dates1904() {
    return false;
  }

  @Override
  public Places places() {
    return Places.ofLines(this::line);
  }

  private Places.Line line(int row) {
    int other = row - students.lastLine() - 1;
    if (other < 0 || other >= students.others().size()) {
      return new Places.Line(RosterFile.USERS.fileName(), row);
    }
    Students.Place cause = students.others().get(other).cause();
    return new Places.Line(cause.file().fileName(), cause.line());
  }

  @Override
  public void forEachRow(RowReader reader) {
    if (pack.mode(RosterFile.USERS) != RosterMode.ABSENT) {
      pack.forEach(
          RosterFile.USERS,
          user -> {
            Student student = students.find(user.sourcedId());
            if (student != null && student.line() == user.line()) {
              reader.row(row(user.line(), user, student));
            }
          });
    }
    int number = students.lastLine();
    for (Students.Other other : students.others()) {
      number++;
      Student student = students.find(other.user().sourcedId());
      if (student != null) {
        reader.row(row(number, other.user(), student));
      }
    }
  }

  private Row row(int number, RosterRecord user, Student student) {
    List<String> cells = new ArrayList<>();
    userColumns.forEach(
        column -> cells.add(column.equals("sourcedId") ? user.sourcedId() : user.value(column)));
    UserIds ids = UserIds.of(user.list("userIds"));
    userIdTypes.forEach(type -> cells.add(ids.get(type)));
    userMetadata.forEach(name -> cells.add(user.metadata().getOrDefault(name, "")));
    Demographics demographics = student.demographics();
    cells.addAll(demographics.cells());
    demographicsMetadata.forEach(name -> cells.add(demographics.metadata().getOrDefault(name, "")));
    School school = student.school().find();
    cells.add(school == null ? "" : school.sourcedId());
    cells.add(school == null ? "" : school.identifier());
    cells.add(school == null ? "" : school.name());
    return new Row(number, cells, null, remark(student, ids));
  }

  private static @Nullable String remark(Student student, UserIds ids) {
    String remarks =
        Stream.of(student.school().remark(), ids.clear() ? null : IDS_UNCLEAR)
            .filter(remark -> remark != null)
            .collect(Collectors.joining(". "));
    return remarks.isEmpty() ? null : remarks;
  }
}
