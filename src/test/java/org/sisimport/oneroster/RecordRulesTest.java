package org.sisimport.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sisimport.oneroster.RosterFile.CLASSES;
import static org.sisimport.oneroster.RosterFile.DEMOGRAPHICS;
import static org.sisimport.oneroster.RosterFile.ENROLLMENTS;
import static org.sisimport.oneroster.RosterFile.ORGS;
import static org.sisimport.oneroster.RosterFile.USERS;
import static org.sisimport.oneroster.SmallDistrict.and;
import static org.sisimport.oneroster.SmallDistrict.bulk;
import static org.sisimport.oneroster.SmallDistrict.inDelta;
import static org.sisimport.oneroster.SmallDistrict.lines;
import static org.sisimport.oneroster.SmallDistrict.with;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sisimport.notice.Notice;
import org.sisimport.notice.Severity;
import org.sisimport.table.UnreadableFileException;

/** What becomes of the rows and cells of a package. */
class RecordRulesTest {

  private final Path folder;

  RecordRulesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aRecordHasItsValuesInTheFormOfTheSpecification() {
    RosterPackage read = open(bulk());
    RosterRecord student = record(read, USERS, "U1");
    assertThat(student.file()).isEqualTo(USERS);
    assertThat(student.status()).isEqualTo(RosterStatus.ACTIVE);
    assertThat(student.dateLastModified()).isNull();
    assertThat(student.line()).isEqualTo(2);
    assertThat(student.values()).hasSameSizeAs(USERS.columns()).doesNotContain("secret");
    assertThat(student.value("givenName")).isEqualTo("Noor");
    assertThat(student.value("pronouns")).isEmpty();
    assertThat(student.list("agentSourcedIds")).containsExactly("G1");
    assertThat(student.list("grades")).containsExactly("05");
    RosterRecord morning = record(read, CLASSES, "K1");
    assertThat(morning.value("title")).isEqualTo("Reading 5, morning");
    assertThat(morning.list("termSourcedIds")).containsExactly("A1", "Y1");
  }

  @Test
  void extensionColumnsAreReadWhereverTheyStand() {
    RosterPackage read =
        open(
            bulk()
                .bulk(
                    ORGS,
                    "sourcedId,status,dateLastModified,metadata.b,name,type,identifier,parentSourcedId,metadata.a",
                    "D1,,,x,Tern,district,,,",
                    "S1,,,,Tern,school,,D1,y"));
    assertThat(read.metadata(ORGS)).containsExactly("b", "a");
    assertThat(read.metadata(USERS)).isEmpty();
    assertThat(record(read, ORGS, "D1").metadata()).isEqualTo(Map.of("b", "x"));
    assertThat(record(read, ORGS, "S1").metadata()).isEqualTo(Map.of("a", "y"));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "2026-08-31T18:25:43.511Z,  2026-08-31T18:25:43.511Z, -",
        "2026-08-31T18:25:43Z,      2026-08-31T18:25:43Z,     -",
        "2024-02-29T00:00:00.5Z,    2024-02-29T00:00:00.500Z, -",
        "2026-08-31,                2026-08-31T00:00:00Z,     9999-99-99",
        "2017-05-06 08:01:05,       2017-05-06T08:01:05Z,     9999-99-99 99:99:99",
        "2017-05-06T08:01,          2017-05-06T08:01:00Z,     9999-99-99a99:99",
        "2017-05-06T08:01:05-07:00, 2017-05-06T15:01:05Z,     9999-99-99a99:99:99-99:99",
        "2017-05-06T08:01:05.1+0000,2017-05-06T08:01:05.100Z, 9999-99-99a99:99:99.9+9999",
        "2026-02-29T00:00:00Z,      -,                        9999-99-99a99:99:99a",
        "2026-08-31T24:00:00Z,      -,                        9999-99-99a99:99:99a",
        "8/31/2026,                 -,                        9/99/9999",
        "yesterday,                 -,                        a"
      })
  void timesAreReadInEveryFormOfIso8601(
      String cell, @Nullable Instant time, @Nullable String toldForm) {
    RosterPackage read = open(bulk().delta(ORGS, with(ORGS, "S1,,", "S1,active," + cell)));
    assertThat(record(read, ORGS, "S1").dateLastModified()).isEqualTo(time);
    List<String> ofForm =
        messages(read).stream().filter(message -> message.contains("of the form")).toList();
    if (toldForm == null) {
      assertThat(ofForm).isEmpty();
    } else {
      assertThat(ofForm)
          .singleElement()
          .asString()
          .startsWith(
              "orgs.csv, line 3: column dateLastModified has a cell of the form \""
                  + toldForm
                  + "\" ")
          .endsWith(
              time == null
                  ? ". The value was left out"
                  : ". It was read as that time, UTC where it names no zone");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "active,ACTIVE,",
    "tobedeleted,TO_BE_DELETED,",
    "'',ACTIVE,'column status is blank; every row of a delta has it. The record counts as active'",
    "ToBeDeleted,TO_BE_DELETED,'column status has \"ToBeDeleted\", which should be \"tobedeleted\". It was read as that'",
    "inactive,TO_BE_DELETED,'column status has \"inactive\", which should be \"tobedeleted\". It was read as that'",
    "Active,ACTIVE,'column status has \"Active\", which should be \"active\". It was read as that'",
    "gone,ACTIVE,'column status has \"gone\"; expected is active or tobedeleted. The record counts as active'"
  })
  void theStatusOfADeltaRules(String cell, RosterStatus status, @Nullable String told) {
    String time = "2026-11-20T08:00:00.000Z";
    RosterPackage read =
        open(
            bulk()
                .delta(
                    ORGS,
                    with(ORGS, "D1,,", "D1,active," + time)[0],
                    with(ORGS, "D1,,", "D1,active," + time)[1],
                    with(ORGS, "S1,,", "S1," + cell + "," + time)[2]));
    assertThat(record(read, ORGS, "S1").status()).isEqualTo(status);
    assertThat(messages(read))
        .isEqualTo(told == null ? List.of() : List.of("orgs.csv, line 3: " + told));
  }

  static Stream<Arguments> cells() {
    return Stream.of(
        cell(
            USERS,
            "true",
            "TRUE",
            "enabledUser",
            "true",
            "users.csv, line 2: column enabledUser has \"TRUE\", which should be \"true\". It was read as that"),
        cell(
            USERS,
            "true",
            "0",
            "enabledUser",
            "false",
            "users.csv, line 2: column enabledUser has \"0\", which should be \"false\". It was read as that"),
        cell(
            USERS,
            "true",
            "perhaps",
            "enabledUser",
            "",
            "users.csv, line 2: column enabledUser has a cell of the form \"a\" (9 stands for a digit, a for letters); true or false is expected. The value was left out"),
        cell(
            USERS,
            "student",
            "Student",
            "role",
            "student",
            "users.csv, line 2: column role has \"Student\", which should be \"student\". It was read as that"),
        cell(
            USERS,
            "student",
            "pupil",
            "role",
            "pupil",
            "users.csv, line 2: column role has \"pupil\"; expected is administrator, aide, guardian, parent, proctor, relative, student or teacher. It was kept as it is"),
        cell(
            USERS,
            "student",
            "ext:pupil",
            "role",
            "ext:pupil",
            "users.csv, line 2: column role has \"ext:pupil\", which the sender adds to OneRoster. It was kept as it is"),
        cell(
            USERS,
            "Ibarra",
            "",
            "familyName",
            "",
            "users.csv, line 2: column familyName is blank, although every row must have a value there"),
        cell(
            USERS,
            "Ibarra",
            "\"Ibarra\r\n Solis\"",
            "familyName",
            "Ibarra Solis",
            "users.csv, line 2: column familyName has a line break within a cell, which OneRoster does not allow. It was read as a space"),
        cell(USERS, ",05,", ",\" 04, ,05\",", "grades", "04,05"),
        cell(
            DEMOGRAPHICS,
            "2016-03-09",
            "2016-03-09T08:00:00Z",
            "birthDate",
            "2016-03-09",
            "demographics.csv, line 2: column birthDate has a cell of the form \"9999-99-99a99:99:99a\" (9 stands for a digit, a for letters); 2026-08-31 is expected. It was read as the day without the time"),
        cell(
            DEMOGRAPHICS,
            "2016-03-09",
            "2016-03-09 08:00:00",
            "birthDate",
            "2016-03-09",
            "demographics.csv, line 2: column birthDate has a cell of the form \"9999-99-99 99:99:99\" (9 stands for a digit, a for letters); 2026-08-31 is expected. It was read as the day without the time"),
        cell(
            DEMOGRAPHICS,
            "2016-03-09",
            "03/09/2016",
            "birthDate",
            "",
            "demographics.csv, line 2: column birthDate has a cell of the form \"99/99/9999\" (9 stands for a digit, a for letters); a day such as 2026-08-31 is expected. The value was left out"),
        cell(
            DEMOGRAPHICS,
            "2016-03-09",
            "2015-02-29",
            "birthDate",
            "",
            "demographics.csv, line 2: column birthDate has a cell of the form \"9999-99-99\" (9 stands for a digit, a for letters); a day such as 2026-08-31 is expected. The value was left out"),
        cell(
            RosterFile.ACADEMIC_SESSIONS,
            ",,2027",
            ",,2026-2027",
            "schoolYear",
            "",
            "academicSessions.csv, line 2: column schoolYear has a cell of the form \"9999-9999\" (9 stands for a digit, a for letters); the year in which the school year ends is expected. The value was left out"),
        cell(
            USERS,
            "U1,,,",
            "=\"007 x\",,,",
            "sourcedId",
            "007 x",
            "users.csv, line 2: the sourcedId has other characters than letters, digits and . - _ / @. It was kept as it is"));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void aCellIsReadOrLeftOutAndTold(
      RosterFile file,
      String seen,
      String instead,
      String column,
      String value,
      List<String> told) {
    RosterPackage read = open(bulk().bulk(file, with(file, seen, instead)));
    RosterRecord first = records(read, file).get(0);
    assertThat(column.equals("sourcedId") ? first.sourcedId() : first.value(column))
        .isEqualTo(value);
    assertThat(messages(read).stream().filter(message -> message.startsWith(file.fileName())))
        .isEqualTo(told);
    assertThat(read.absenceUnknown(file)).isFalse();
    assertThat(read.unread(file)).isEmpty();
  }

  @Test
  void aCauseIsToldOnceWithItsFirstLines() {
    String[] rows =
        IntStream.range(0, 1_200)
            .mapToObj(row -> "X" + row + ",,,Tern %d,School,,".formatted(row))
            .toArray(String[]::new);
    assertThat(messages(open(bulk().bulk(ORGS, and(ORGS, rows)))))
        .containsExactly(
            "orgs.csv, lines 4, 5, 6, 7, 8 and 1,195 more: column type has \"School\", which should be \"school\". It was read as that");
  }

  @Test
  void causesOfOneKindDoNotDrownTheRest() {
    String[] rows =
        IntStream.range(0, 1_000)
            .mapToObj(row -> "X" + row + ",,,Tern,kind%d,,".formatted(row))
            .toArray(String[]::new);
    List<String> messages = messages(open(bulk().bulk(ORGS, and(ORGS, rows))));
    assertThat(messages).hasSize(41);
    assertThat(messages.get(40))
        .isEqualTo(
            "orgs.csv, lines 44, 45, 46, 47, 48 and 955 more: further rows with notices of the kind unknown-code, each of another value");
  }

  static Stream<Arguments> unsoundRows() {
    return Stream.of(
        row(
            "S2,,,Tern,Middle,school,,D1",
            "has 8 cells, the header has 7; a comma within a value wants quotation marks around the value",
            false,
            "S2"),
        row(
            "S2,,,Tern Middle,school,,D1,",
            "has 8 cells, the header has 7; a comma within a value wants quotation marks around the value",
            false,
            "S2"),
        row(
            "S2,,,Tern Middle,school",
            "has 5 cells, the header has 7; a comma within a value wants quotation marks around the value",
            false,
            "S2"),
        row(
            "S2,,,Tern Middle,school,,D1S3,,,Tern High,school,,D1",
            "has 13 cells, the header has 7; a comma within a value wants quotation marks around the value",
            true,
            "S2"),
        row(
            "S2,,,\"Tern\nS3\",school",
            "has 5 cells, the header has 7; a comma within a value wants quotation marks around the value",
            true,
            "S2"),
        row(
            "S2,,,\"Tern\" Middle,school,,D1",
            "has text after the closing quote of cell 4 (line 4); quotes inside a quoted cell must be doubled",
            true,
            "S2"),
        row(",,,Tern Middle,school,,D1", "has no sourcedId", true),
        row(
            "x".repeat(256) + ",,,Tern Middle,school,,D1",
            "has a sourcedId of more than 255 characters",
            true));
  }

  @ParameterizedTest
  @MethodSource("unsoundRows")
  void aRowThatCannotBeReadIsNotAbsent(
      String row, String problem, boolean hides, List<String> unread) {
    RosterPackage read = open(bulk().bulk(ORGS, and(ORGS, row)));
    assertThat(records(read, ORGS)).extracting(RosterRecord::sourcedId).containsExactly("D1", "S1");
    assertThat(read.mode(ORGS)).isEqualTo(RosterMode.BULK);
    assertThat(read.unread(ORGS)).containsExactlyElementsOf(unread);
    assertThat(read.absenceUnknown(ORGS)).isEqualTo(hides);
    assertThat(read.notices())
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.severity()).isEqualTo(Severity.ERROR);
              assertThat(notice.message())
                  .isEqualTo(
                      "orgs.csv, line 4: the row "
                          + problem
                          + ". It was not read, and "
                          + (hides
                              ? "nothing of the file is to be deleted for being absent, because nobody can say whose row it is"
                              : "its record stays as it is"));
            });
  }

  @Test
  void aRowWithoutItsSourcedIdInFrontMayBeAnybodys() {
    RosterPackage read =
        open(
            bulk()
                .bulk(
                    ORGS,
                    "name,sourcedId,status,dateLastModified,type,identifier,parentSourcedId",
                    "Tern, Unified,D1,,,district,,",
                    "Tern,S1,,,school,,"));
    assertThat(read.absenceUnknown(ORGS)).isTrue();
  }

  @Test
  void ofAFileWithoutAReadableRowNothingIsAbsent() {
    RosterPackage read = open(bulk().bulk(ORGS, lines(ORGS)[0], "S1,,,Tern, Middle,school,,D1"));
    assertThat(read.mode(ORGS)).isEqualTo(RosterMode.BULK);
    assertThat(read.absenceUnknown(ORGS)).isTrue();
  }

  @Test
  void cellsWithoutAHeadingMayBeLeftOutAtTheEnd() {
    String[] lines = lines(ORGS);
    lines[0] += ",,";
    lines[1] += ",";
    assertThat(records(open(bulk().bulk(ORGS, lines)), ORGS)).hasSize(2);
  }

  @Test
  void rowsOfOneSourcedIdThatDifferAreNotRead() {
    RosterPackage read =
        open(
            bulk()
                .bulk(ORGS, and(ORGS, "S1,,,Tern Middle,school,,D1", "S2,,,Tern High,school,,D1")));
    assertThat(records(read, ORGS)).extracting(RosterRecord::sourcedId).containsExactly("D1", "S2");
    assertThat(read.unread(ORGS)).containsExactly("S1");
    assertThat(read.absenceUnknown(ORGS)).isFalse();
    assertThat(messages(read))
        .containsExactly(
            "orgs.csv, lines 3, 4: rows have the same sourcedId and do not say the same; a sourcedId stands in one row only. None of them was read, and their record stays as it is");
  }

  @Test
  void rowsOfOneSourcedIdThatSayTheSameCountOnce() {
    String row = lines(ORGS)[2];
    RosterPackage read = open(bulk().bulk(ORGS, and(ORGS, row, row)));
    assertThat(records(read, ORGS)).extracting(RosterRecord::line).containsExactly(2, 3);
    assertThat(records(read, ORGS)).extracting(RosterRecord::line).containsExactly(2, 3);
    assertThat(read.unread(ORGS)).isEmpty();
    assertThat(messages(read))
        .containsExactly(
            "orgs.csv, lines 4, 5: rows say the same as an earlier row of their sourcedId. They count once");
  }

  @Test
  void linesAreCountedAsAnEditorDoes() {
    RosterPackage read =
        open(
            bulk()
                .entry(
                    "orgs.csv",
                    lines(ORGS)[0],
                    "",
                    "D1,,,\"Tern",
                    "Unified\",district,,",
                    ",,,,,,",
                    "S1,,,Tern,school,,D1"));
    assertThat(records(read, ORGS)).extracting(RosterRecord::line).containsExactly(3, 6);
  }

  static Stream<Arguments> danglingReferences() {
    return Stream.of(
        dangling(
            CLASSES,
            "C1,1,homeroom",
            "C9,1,homeroom",
            "classes.csv, line 2: column courseSourcedId names \"C9\", which is not in courses.csv"),
        dangling(
            CLASSES,
            "S1,",
            "S9,",
            "classes.csv, line 2: column schoolSourcedId names \"S9\", which is not in orgs.csv"),
        dangling(
            CLASSES,
            "A1,Y1",
            "A1,Y9",
            "classes.csv, line 2: column termSourcedIds names \"Y9\", which is not in academicSessions.csv"),
        dangling(
            RosterFile.COURSES,
            "Y1",
            "Y9",
            "courses.csv, line 2: column schoolYearSourcedId names \"Y9\", which is not in academicSessions.csv"),
        dangling(
            RosterFile.COURSES,
            "S1",
            "0123456789",
            "courses.csv, line 2: column orgSourcedId names \"******6789\", which is not in orgs.csv"),
        dangling(
            ORGS,
            "1,D1",
            "1,D9",
            "orgs.csv, line 3: column parentSourcedId names \"D9\", which is not in orgs.csv"),
        dangling(
            USERS,
            "G1,05",
            "\"G1,G9\",05",
            "users.csv, line 2: column agentSourcedIds names 1 sourcedId, which is not in users.csv"),
        dangling(
            USERS,
            "S1,student",
            "S9,student",
            "users.csv, line 2: column orgSourcedIds names \"S9\", which is not in orgs.csv"),
        dangling(
            ENROLLMENTS,
            "U1",
            "U9",
            "enrollments.csv, line 2: column userSourcedId names 1 sourcedId, which is not in users.csv"),
        dangling(
            ENROLLMENTS,
            "K1",
            "K9",
            "enrollments.csv, line 2: column classSourcedId names \"K9\", which is not in classes.csv"),
        dangling(
            DEMOGRAPHICS,
            "U1",
            "U9",
            "demographics.csv, line 2: column sourcedId names 1 sourcedId, which is not in users.csv"));
  }

  @ParameterizedTest
  @MethodSource("danglingReferences")
  void aReferenceToNothingIsToldAndItsRecordKept(
      RosterFile file, String seen, String instead, String told) {
    RosterPackage read = open(bulk().bulk(file, with(file, seen, instead)));
    assertThat(messages(read)).containsExactly(told + ". The records are kept as they are");
    assertThat(records(read, file)).hasSize(lines(file).length - 1);
  }

  @Test
  void aBulkSetIsWholeInItself() {
    RosterPackage read = open(bulk().bulk(ENROLLMENTS, with(ENROLLMENTS, "K1", "K9")));
    read.checkReferences((file, id) -> true);
    assertThat(read.notices()).hasSize(1);
  }

  @Test
  void aDeltaMayNameWhatIsKept() {
    PackageBuilder builder =
        new PackageBuilder()
            .delta(ENROLLMENTS, inDelta(ENROLLMENTS))
            .delta(CLASSES, inDelta(CLASSES));
    RosterPackage read = open(builder);
    read.checkReferences((file, id) -> !(file == USERS && id.equals("T1")));
    assertThat(read.notices())
        .extracting(Notice::message)
        .containsExactly(
            "enrollments.csv, line 3: column userSourcedId names 1 sourcedId, which is not in users.csv. The records are kept as they are");
  }

  @Test
  void whatIsToBeDeletedMayNameWhatIsGone() {
    RosterPackage read =
        open(
            new PackageBuilder()
                .delta(
                    ENROLLMENTS,
                    lines(ENROLLMENTS)[0],
                    "E1,tobedeleted,2026-11-20T08:00:00.000Z,K1,S1,U1,student,false,,"));
    read.checkReferences((file, id) -> false);
    assertThat(read.notices()).isEmpty();
  }

  @Test
  void whatCannotBeReadIsThereAllTheSame() {
    String[] lines = lines(CLASSES);
    lines[1] += ",,";
    RosterPackage read = open(bulk().bulk(CLASSES, lines));
    assertThat(messages(read)).singleElement().asString().contains("has 16 cells");
  }

  @Test
  void manyReferencesToNothingAreOneNotice() {
    String[] rows =
        IntStream.range(0, 2_000)
            .mapToObj(row -> "X%d,,,K%d,S1,U1,student,,,".formatted(row, 10 + row % 1_000))
            .toArray(String[]::new);
    assertThat(messages(open(bulk().bulk(ENROLLMENTS, and(ENROLLMENTS, rows)))))
        .containsExactly(
            "enrollments.csv, lines 4, 5, 6, 7, 8 and 1,995 more: column classSourcedId names \"K10\", \"K11\", \"K12\" and 997 more, which are not in classes.csv. The records are kept as they are");
  }

  @Test
  void aStrictDistrictRefusesARowThatCannotBeRead() {
    Path zip =
        bulk().bulk(ENROLLMENTS, with(ENROLLMENTS, "U1", "U9")).writeTo(folder.resolve("o.zip"));
    RosterPackage read = RosterPackage.open(zip, "o.zip", true);
    assertThatThrownBy(() -> read.checkReferences((file, id) -> false))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage(
            "o.zip cannot be read: enrollments.csv, line 2: column userSourcedId names 1 sourcedId, which is not in users.csv; the district asks for packages as the specification has them");
  }

  @Test
  void noNoticeNamesAPerson() {
    PackageBuilder builder =
        bulk()
            .bulk(
                USERS,
                and(
                    USERS,
                    "Marisol Alvarez,,,Alvarez,S9,Student,alvarez,,Marisol,Alvarez,Zoe,,m@example.org,,,Alvarez,13,",
                    "U5,,,true,S1,student,Alvarez"))
            .bulk(
                DEMOGRAPHICS,
                and(DEMOGRAPHICS, "Marisol Alvarez,,,Alvarez 2014,female,,,,,,,Alvarez,,,,"));
    assertThat(messages(open(builder)))
        .hasSizeGreaterThan(5)
        .noneMatch(message -> message.matches("(?s).*(Alvarez|Marisol|2014|example).*"));
  }

  @Test
  void everyColumnThatIsKeptHasItsRule() {
    for (RosterFile file : RosterFile.values()) {
      assertThat(Specification.columns(file))
          .extracting(ColumnRule::name)
          .isEqualTo(file.columns());
    }
  }

  private RosterPackage open(PackageBuilder builder) {
    return RosterPackage.open(builder.writeTo(folder.resolve("o.zip")), "o.zip", false);
  }

  private static List<String> messages(RosterPackage read) {
    read.checkReferences((file, id) -> false);
    return read.notices().stream().map(Notice::message).toList();
  }

  private static List<RosterRecord> records(RosterPackage read, RosterFile file) {
    List<RosterRecord> records = new ArrayList<>();
    read.forEach(file, records::add);
    return records;
  }

  private static RosterRecord record(RosterPackage read, RosterFile file, String id) {
    return records(read, file).stream()
        .filter(record -> record.sourcedId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Arguments cell(
      RosterFile file, String seen, String instead, String column, String value, String... told) {
    return Arguments.of(file, seen, instead, column, value, List.of(told));
  }

  private static Arguments row(String row, String problem, boolean hides, String... unread) {
    return Arguments.of(row, problem, hides, List.of(unread));
  }

  private static Arguments dangling(RosterFile file, String seen, String instead, String told) {
    return Arguments.of(file, seen, instead, told);
  }
}
