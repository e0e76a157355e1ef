package org.sisimport.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sisimport.oneroster.RosterFile.CLASSES;
import static org.sisimport.oneroster.RosterFile.COURSES;
import static org.sisimport.oneroster.RosterFile.DEMOGRAPHICS;
import static org.sisimport.oneroster.RosterFile.ENROLLMENTS;
import static org.sisimport.oneroster.RosterFile.ORGS;
import static org.sisimport.oneroster.RosterFile.USERS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sisimport.notice.Notice;
import org.sisimport.table.UnreadableFileException;

/** Sets that others have published, none of them wholly as the specification has it. */
class SetsOfOthersTest {

  private static final Path FOLDER = Path.of("../shared/data/01-oneroster");

  private final Path zip;

  SetsOfOthersTest(@TempDir Path folder) {
    this.zip = folder.resolve("set.zip");
  }

  @BeforeAll
  static void skipWhereTheyAreAbsent() {
    Assumptions.assumeTrue(Files.isDirectory(FOLDER), () -> FOLDER + " is not there");
  }

  static Stream<Arguments> refused() {
    String noFile =
        "set.zip cannot be read: it holds no file of OneRoster, only %s; manifest.csv, users.csv and the others are expected in its root";
    String schoolDataSync =
        noFile.formatted(
            "\"School.csv\", \"Section.csv\", \"Student.csv\", \"StudentEnrollment.csv\", \"Teacher.csv\" and others");
    String noId =
        "set.zip cannot be read: %s has no column sourcedId, without which it says nothing; the heading counts with its case";
    return Stream.of(
        Arguments.of("microsoft-sds/SDS_Format/100_Users", schoolDataSync),
        Arguments.of("microsoft-sds/SDS_Format/25_Users", schoolDataSync),
        Arguments.of("microsoft-sds/SDS_Format/Min_Required_Attributes", schoolDataSync),
        Arguments.of("microsoft-sds/UK_Format/100_Users", schoolDataSync),
        Arguments.of("microsoft-sds/UK_Format/25_Users", schoolDataSync),
        Arguments.of("microsoft-sds/UK_Format/Min_Required_Attributes", schoolDataSync),
        Arguments.of("microsoft-sds/SDS_v2", noId.formatted("enrollments.csv")),
        Arguments.of("microsoft-sds/SDS_v2.1", noId.formatted("roles.csv")),
        Arguments.of(
            "rjeike-oneroster-net/wwwroot/sample-files",
            noFile.formatted("\"sample_mapping.csv\"")));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void aSetThatIsNoOneRosterIsRefused(String set, String sentence) {
    pack(set);
    assertThatThrownBy(() -> RosterPackage.open(zip, "set.zip", false))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage(sentence);
  }

  static Stream<Arguments> read() {
    return Stream.of(
        Arguments.of("nicelion-mocker/oneroster-example-csv", "1.1", Map.of()),
        Arguments.of("nicelion-mocker/outputs", "1.0", Map.of(ORGS, "DELTA 2", USERS, "DELTA 4")),
        Arguments.of(
            "oat-sa/OneRosterv1p1BaseCSV",
            "1.1",
            Map.of(ORGS, "DELTA 2", CLASSES, "DELTA 3", USERS, "BULK 2", ENROLLMENTS, "DELTA 3")),
        Arguments.of(
            "snapwiz/OneRosterv1p1BaseCSV",
            "1.1",
            Map.of(
                ORGS,
                "DELTA 2",
                RosterFile.ACADEMIC_SESSIONS,
                "DELTA 3",
                COURSES,
                "DELTA 4",
                CLASSES,
                "DELTA 3",
                USERS,
                "BULK 11",
                ENROLLMENTS,
                "DELTA 19",
                DEMOGRAPHICS,
                "DELTA 14")),
        Arguments.of("rjeike-oneroster-net/CSVSample", "1.0", steps(4, 4)),
        Arguments.of("rjeike-oneroster-net/CSVSample/Step1-UpdateCourse", "1.0", steps(5, 4)),
        Arguments.of("rjeike-oneroster-net/CSVSample/Step2-AddCourse", "1.0", steps(5, 4)),
        Arguments.of("rjeike-oneroster-net/CSVSample/Step3-DeleteCourse", "1.0", steps(4, 4)),
        Arguments.of("rjeike-oneroster-net/CSVSample/Step4-AddClass", "1.0", steps(4, 5)));
  }

  private static Map<RosterFile, String> steps(int courses, int classes) {
    return Map.of(
        ORGS,
        "DELTA 3",
        RosterFile.ACADEMIC_SESSIONS,
        "DELTA 3",
        COURSES,
        "DELTA " + courses,
        CLASSES,
        "DELTA " + classes,
        USERS,
        "DELTA 4",
        ENROLLMENTS,
        "DELTA 3");
  }

  @ParameterizedTest
  @MethodSource("read")
  void aSetThatIsNearlyOneRosterIsRead(
      String set, String version, Map<RosterFile, String> expected) {
    pack(set);
    RosterPackage read = RosterPackage.open(zip, "set.zip", false);
    Map<RosterFile, String> found = new TreeMap<>();
    for (RosterFile file : RosterFile.values()) {
      List<RosterRecord> records = new ArrayList<>();
      read.forEach(file, records::add);
      if (read.mode(file) != RosterMode.ABSENT) {
        found.put(file, read.mode(file) + " " + records.size());
      }
    }
    assertThat(read.version()).isEqualTo(version);
    assertThat(found).isEqualTo(expected);
    assertThatThrownBy(() -> RosterPackage.open(zip, "set.zip", true))
        .isInstanceOf(UnreadableFileException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "users.csv, line 1: the heading \"userId\" should be \"userIds\", case included. Its column was read as that",
        "users.csv, line 1: the heading \"agents\" should be \"agentSourcedIds\", case included. Its column was read as that",
        "demographics.csv, line 1: the heading \"birthdate\" should be \"birthDate\", case included. Its column was read as that",
        "users.csv, lines 2, 3, 4, 5, 6 and 6 more: column enabledUser has \"TRUE\", which should be \"true\". It was read as that",
        "enrollments.csv, lines 3, 5, 6: column primary has \"yes\", which should be \"true\". It was read as that",
        "academicSessions.csv, line 2: the row has 10 cells, the header has 9; a comma within a value wants quotation marks around the value. It was not read, and its record stays as it is",
        "orgs.csv, line 2: status or dateLastModified is filled in, although the file is said to be bulk, in which both are blank (2 rows in all). It was read as delta: what it does not hold stays as it is",
        "demographics.csv, lines 13, 14, 15: column sourcedId names 3 sourcedId, which are not in users.csv. The records are kept as they are"
      })
  void aSetOfOldSpellingsIsTold(String sentence) {
    pack("snapwiz/OneRosterv1p1BaseCSV");
    assertThat(messages()).contains(sentence);
  }

  @Test
  void anOlderSetThanThatNamesDemographicsByTheirUser() {
    pack("oat-sa/OneRosterv1p1BaseCSV");
    assertThat(messages())
        .contains(
            "demographics.csv, line 1: the heading \"userSourcedId\" should be \"sourcedId\", case included. Its column was read as that",
            "courses.csv, line 1: the heading \"schoolYearId\" should be \"schoolYearSourcedId\", case included. Its column was read as that",
            "orgs.csv, line 2: column dateLastModified has a cell of the form \"9999-99-99 99:99:99\" (9 stands for a digit, a for letters); 2026-08-31T18:25:43.511Z is expected. It was read as that time, UTC where it names no zone");
  }

  @Test
  void aNightlyDeltaSaysWhatIsGoneInTheWordsOf10() {
    pack("rjeike-oneroster-net/CSVSample/Step1-UpdateCourse");
    RosterPackage read = RosterPackage.open(zip, "set.zip", false);
    List<String> gone = new ArrayList<>();
    for (RosterFile file : RosterFile.values()) {
      read.forEach(
          file,
          record -> {
            if (record.status() == RosterStatus.TO_BE_DELETED) {
              gone.add(file + ", line " + record.line());
            }
          });
    }
    assertThat(gone).containsExactly("COURSES, line 6", "CLASSES, line 5");
    assertThat(messages())
        .contains(
            "courses.csv, line 6: column status has \"inactive\", which should be \"tobedeleted\". It was read as that",
            "classes.csv, line 5: column status has \"toBeDeleted\", which should be \"tobedeleted\". It was read as that");
  }

  @Test
  void aSetOfHeadingsOnlyChangesNothing() {
    pack("nicelion-mocker/oneroster-example-csv");
    assertThat(messages())
        .hasSize(7)
        .allMatch(
            message ->
                message.endsWith(
                    ".csv has headings and no row, which OneRoster does not allow; a file without rows is left out and called absent. It counts as absent: what is kept of it stays as it is"));
  }

  private List<String> messages() {
    RosterPackage read = RosterPackage.open(zip, "set.zip", false);
    read.checkReferences((file, id) -> false);
    return read.notices().stream().map(Notice::message).toList();
  }

  private void pack(String set) {
    PackageBuilder builder = new PackageBuilder().withoutManifest();
    try (Stream<Path> files = Files.list(FOLDER.resolve(set))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        builder.entry(file.getFileName().toString(), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    builder.writeTo(zip);
  }
}
