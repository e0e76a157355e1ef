package org.sisimport.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sisimport.oneroster.RosterFile.ACADEMIC_SESSIONS;
import static org.sisimport.oneroster.RosterFile.CLASSES;
import static org.sisimport.oneroster.RosterFile.COURSES;
import static org.sisimport.oneroster.RosterFile.DEMOGRAPHICS;
import static org.sisimport.oneroster.RosterFile.ENROLLMENTS;
import static org.sisimport.oneroster.RosterFile.ORGS;
import static org.sisimport.oneroster.RosterFile.USERS;
import static org.sisimport.oneroster.SmallDistrict.bulk;
import static org.sisimport.oneroster.SmallDistrict.inDelta;
import static org.sisimport.oneroster.SmallDistrict.lines;
import static org.sisimport.oneroster.SmallDistrict.with;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sisimport.notice.Notice;
import org.sisimport.table.UnreadableFileException;

/** The rules of a package, each broken in the ways in which senders break it. */
class PackageRulesTest {

  private static final String NAME = "OneRoster.zip";

  private final Path zip;

  PackageRulesTest(@TempDir Path folder) {
    this.zip = folder.resolve(NAME);
  }

  static Stream<Arguments> deviationsThatAreRead() {
    return Stream.of(
        told(
            bulk().without(USERS).entry("Users.csv", lines(USERS)),
            "the package has \"Users.csv\" where users.csv is expected; names are case-sensitive. It was read as users.csv"),
        told(
            moved("export/"),
            "the files are in the folder \"export\" of the archive; they are expected in its root. They were read from the folder"),
        told(
            moved("OneRoster\\nightly\\"),
            "the files are in the folder \"OneRoster/nightly\" of the archive; they are expected in its root. They were read from the folder"),
        told(
            bulk()
                .entry("notes.txt", "x")
                .entry("__MACOSX/._users.csv", "x")
                .entry("__MACOSX/._orgs.csv", "x"),
            "the package has \"notes.txt\", \"__MACOSX/\", which are no files of OneRoster. They were not read"),
        told(bulk().manifest("file.categories", "bulk").entry("categories.csv", "sourcedId")),
        told(
            bulk().entry("categories.csv", "sourcedId"),
            "categories.csv is in the package, although manifest.csv calls it absent. It is not needed here"),
        told(
            bulk().manifest("file.results", "bulk"),
            "results.csv is not in the package, although manifest.csv calls it bulk. It is not needed here"),
        told(bulk().manifest("source.systemName", "Infinite Campus")),
        told(
            bulk().manifest("file.Users", "bulk").manifestWithout("file.users"),
            "manifest.csv, line 16: \"file.Users\" should be spelled file.users. It was read as that"),
        told(
            bulk().manifest("file.users", "Bulk"),
            "manifest.csv, line 16: \"Bulk\" should be spelled bulk. It was read as that"),
        told(
            bulk().manifest("file.staff", "bulk"),
            "manifest.csv, line 17: \"file.staff\" is no property of a manifest; file.users or oneroster.version would be one. The row was not used"),
        told(
            bulk().manifestWithout("file.results").manifestWithout("file.categories"),
            "manifest.csv has no row \"file.categories\", \"file.results\", which OneRoster 1.1 wants even for a file that is absent. It counts as absent where there is no such file"),
        told(
            bulk().manifestWithout("oneroster.version"),
            "manifest.csv has no oneroster.version; 1.1 or 1.2 is expected. The package was read as OneRoster 1.1"),
        told(
            bulk().manifest("oneroster.version", "2.0"),
            "manifest.csv says oneroster.version \"2.0\"; 1.1 or 1.2 is expected. The package was read as OneRoster 1.1"),
        told(
            bulk().manifestWithout("manifest.version"),
            "manifest.csv has no manifest.version; 1.0 is expected"),
        told(
            bulk().manifest("manifest.version", "1.1"),
            "manifest.csv says manifest.version \"1.1\"; 1.0 is expected"),
        told(
            manifest("propertyname,Value\n%s"),
            "manifest.csv, line 1: \"propertyname\" should be spelled propertyName. It was read as that",
            "manifest.csv, line 1: \"Value\" should be spelled value. It was read as that"),
        told(
            manifest("%s"),
            "manifest.csv, line 1: the headings propertyName,value are expected. The line was read as a row"),
        told(manifest("value,propertyName\n" + swapped())),
        told(
            manifest("propertyName,value\n%s\nfile.users,bulk"),
            "manifest.csv, line 17: the row file.users stands in the manifest twice and says the same"),
        told(
            bulk().withoutManifest(),
            "the package has no manifest.csv, which OneRoster 1.1 and 1.2 must have. It was read as OneRoster 1.0, and of each file its data says whether it is bulk or delta"),
        told(
            bulk().bulk(USERS, with(USERS, "givenName", "GivenName")),
            "users.csv, line 1: the heading \"GivenName\" should be \"givenName\", case included. Its column was read as that"),
        told(
            bulk().bulk(USERS, with(USERS, "sourcedId", "sourceID")),
            "users.csv, line 1: the heading \"sourceID\" should be \"sourcedId\", case included. Its column was read as that"),
        told(
            bulk().bulk(USERS, with(USERS, "agentSourcedIds", "agents")),
            "users.csv, line 1: the heading \"agents\" should be \"agentSourcedIds\", case included. Its column was read as that"),
        told(
            bulk().bulk(USERS, with(USERS, "userIds", "userId")),
            "users.csv, line 1: the heading \"userId\" should be \"userIds\", case included. Its column was read as that"),
        told(
            bulk().bulk(DEMOGRAPHICS, with(DEMOGRAPHICS, "sourcedId", "userSourcedId")),
            "demographics.csv, line 1: the heading \"userSourcedId\" should be \"sourcedId\", case included. Its column was read as that"),
        told(
            bulk().bulk(DEMOGRAPHICS, with(DEMOGRAPHICS, "birthDate", "birthdate")),
            "demographics.csv, line 1: the heading \"birthdate\" should be \"birthDate\", case included. Its column was read as that"),
        told(
            bulk().bulk(COURSES, with(COURSES, "schoolYearSourcedId", "schoolYearId")),
            "courses.csv, line 1: the heading \"schoolYearId\" should be \"schoolYearSourcedId\", case included. Its column was read as that"),
        told(
            bulk().bulk(CLASSES, with(CLASSES, "termSourcedIds", "termSourcedId")),
            "classes.csv, line 1: the heading \"termSourcedId\" should be \"termSourcedIds\", case included. Its column was read as that"),
        told(
            bulk().bulk(ORGS, widened(ORGS, "phone2", "x")),
            "orgs.csv, line 1: OneRoster has no column \"phone2\" in this file; a column of one's own is called \"metadata.phone2\". It was not read"),
        told(
            bulk().bulk(ORGS, widened(ORGS, "", "")),
            "orgs.csv, line 1: column 8 has no heading. What may stand below was not read"),
        told(bulk().bulk(ORGS, widened(ORGS, "metadata.city", "Tern"))),
        told(
            bulk().bulk(ORGS, widened(ORGS, "Metadata.city", "Tern")),
            "orgs.csv, line 1: the heading \"Metadata.city\" should be \"metadata.city\", case included. Its column was read as that"),
        told(
            bulk()
                .bulk(
                    ORGS,
                    "sourcedId,status,dateLastModified,metadata.city,name,type,identifier,parentSourcedId",
                    "D1,,,Tern,Tern Unified,district,,",
                    "S1,,,Tern,Tern Elementary,school,,D1"),
            "orgs.csv, line 1: the extension column \"metadata.city\" stands before columns of OneRoster; it belongs behind the last of them. It was read where it stands"),
        told(
            bulk()
                .bulk(
                    ORGS,
                    "name,sourcedId,status,dateLastModified,type,parentSourcedId,identifier",
                    "Tern Unified,D1,,,district,,",
                    "Tern Elementary,S1,,,school,D1,"),
            "orgs.csv, line 1: the columns are in another order than that of OneRoster, which has \"dateLastModified\" before \"name\". They were read by their headings"),
        told(
            bulk()
                .bulk(
                    ORGS,
                    "sourcedId,status,dateLastModified,name,parentSourcedId",
                    "D1,,,Tern,",
                    "S1,,,Tern,D1"),
            "orgs.csv, line 1: the headings lack \"type\", in which every row must have a value; the heading counts with its case. What belongs there is kept blank",
            "orgs.csv, line 1: the headings lack \"identifier\"; a file has all of its columns, also those that stay blank. What belongs there is kept blank"),
        told(
            bulk().bulk(USERS, widened(USERS, "pronouns", "")),
            "users.csv, line 1: OneRoster 1.1 has no column \"pronouns\" in this file, but another version has. It was read as there"));
  }

  @ParameterizedTest
  @MethodSource("deviationsThatAreRead")
  void aDeviationThatCannotBeMisunderstoodIsReadAndTold(PackageBuilder builder, List<String> told) {
    RosterPackage read = open(builder, false);
    assertThat(messages(read)).isEqualTo(told);
    for (RosterFile file : List.of(ORGS, CLASSES, USERS, ENROLLMENTS, DEMOGRAPHICS)) {
      assertThat(read.mode(file)).as(file.title()).isEqualTo(RosterMode.BULK);
      assertThat(ids(read, file)).as(file.title()).isEqualTo(ids(clean(), file));
    }
    if (told.isEmpty()) {
      assertThat(messages(open(builder, true))).isEmpty();
    } else {
      assertThatThrownBy(() -> open(builder, true))
          .isInstanceOf(UnreadableFileException.class)
          .hasMessageStartingWith("OneRoster.zip cannot be read: ")
          .hasMessageEndingWith("; the district asks for packages as the specification has them");
    }
  }

  static Stream<Arguments> deviationsThatNeedCare() {
    String status =
        "orgs.csv, line %s: status or dateLastModified is filled in, although the file is said to be bulk, in which both are blank (2 rows in all). It was read as delta: what it does not hold stays as it is";
    return Stream.of(
        care(
            bulk().without(ORGS),
            ORGS,
            RosterMode.ABSENT,
            "orgs.csv is not in the package, although manifest.csv, line 13, calls it bulk. It counts as absent: what is kept of it stays as it is"),
        care(
            bulk().without(ORGS).entry("org.csv", lines(ORGS)),
            ORGS,
            RosterMode.ABSENT,
            "the package has \"org.csv\", which is no file of OneRoster. It was not read",
            "orgs.csv is not in the package, although manifest.csv, line 13, calls it bulk; the package has \"org.csv\". It counts as absent: what is kept of it stays as it is"),
        care(
            bulk().without(ORGS).entry("old/orgs.csv", lines(ORGS)),
            ORGS,
            RosterMode.ABSENT,
            "the package has \"old/orgs.csv\", which is no file of OneRoster. It was not read",
            "orgs.csv is not in the package, although manifest.csv, line 13, calls it bulk; the package has \"old/orgs.csv\". It counts as absent: what is kept of it stays as it is"),
        care(
            bulk().withoutManifest().without(ORGS),
            ORGS,
            RosterMode.ABSENT,
            "the package has no manifest.csv, which OneRoster 1.1 and 1.2 must have. It was read as OneRoster 1.0, and of each file its data says whether it is bulk or delta",
            "orgs.csv is not in the package, although a package without manifest.csv has all seven files of OneRoster 1.0. It counts as absent: what is kept of it stays as it is"),
        care(
            bulk().manifest("file.orgs", "absent"),
            ORGS,
            RosterMode.DELTA,
            "orgs.csv is in the package, although manifest.csv, line 13, calls it absent; bulk or delta is expected there. It was read as delta: what it does not hold stays as it is"),
        care(
            bulk().manifestWithout("file.orgs"),
            ORGS,
            RosterMode.DELTA,
            "manifest.csv has no row \"file.orgs\", which OneRoster 1.1 wants even for a file that is absent. It counts as absent where there is no such file",
            "orgs.csv is in the package, although manifest.csv has no row for it; bulk or delta is expected there. It was read as delta: what it does not hold stays as it is"),
        care(
            bulk().manifest("file.orgs", "full"),
            ORGS,
            RosterMode.DELTA,
            "manifest.csv, line 13: file.orgs is \"full\"; absent, bulk or delta is expected. The file counts as delta if it is there: what it does not hold stays"),
        care(
            bulk().manifest("file.orgs", ""),
            ORGS,
            RosterMode.DELTA,
            "manifest.csv, line 13: file.orgs is blank; absent, bulk or delta is expected. The file counts as delta if it is there: what it does not hold stays"),
        care(
            bulk().bulk(ORGS, lines(ORGS)[0]),
            ORGS,
            RosterMode.ABSENT,
            "orgs.csv has headings and no row, which OneRoster does not allow; a file without rows is left out and called absent. It counts as absent: what is kept of it stays as it is"),
        care(
            bulk().bulk(ORGS, inDelta(ORGS)),
            ORGS,
            RosterMode.DELTA,
            status.formatted("s 2, 3").replace("line s", "lines")),
        care(
            bulk().bulk(ORGS, with(ORGS, "S1,,", "S1,active,")),
            ORGS,
            RosterMode.DELTA,
            status.formatted("3")),
        care(
            bulk().delta(ORGS, lines(ORGS)),
            ORGS,
            RosterMode.DELTA,
            "orgs.csv has no row with status and dateLastModified, although it is said to be delta, in which every row has both. Its rows were read as active, and what it does not hold stays as it is"),
        care(
            bulk().delta(ORGS, with(ORGS, "S1,,,", "S1,active,,")),
            ORGS,
            RosterMode.DELTA,
            "orgs.csv, line 2: column status is blank; every row of a delta has it. The record counts as active",
            "orgs.csv, lines 2, 3: column dateLastModified is blank; every row of a delta has it. It was read all the same"),
        care(bulk().delta(ORGS, inDelta(ORGS)), ORGS, RosterMode.DELTA));
  }

  @ParameterizedTest
  @MethodSource("deviationsThatNeedCare")
  void whatLeavesADoubtIsReadSoThatNothingThatIsKeptIsLost(
      PackageBuilder builder, RosterFile file, RosterMode mode, List<String> told) {
    RosterPackage read = open(builder, false);
    assertThat(messages(read)).isEqualTo(told);
    assertThat(read.mode(file)).isEqualTo(mode);
    assertThat(ids(read, file))
        .isEqualTo(mode == RosterMode.ABSENT ? List.of() : ids(clean(), file));
    assertThat(read.mode(USERS)).isEqualTo(RosterMode.BULK);
    if (!told.isEmpty()) {
      assertThatThrownBy(() -> open(builder, true)).isInstanceOf(UnreadableFileException.class);
    }
  }

  static Stream<Arguments> deviationsThatAreRefused() {
    return Stream.of(
        refused(
            new PackageBuilder()
                .withoutManifest()
                .entry("students.csv", "SSID")
                .entry("x.csv", "x"),
            "OneRoster.zip cannot be read: it holds no file of OneRoster, only \"students.csv\", \"x.csv\"; manifest.csv, users.csv and the others are expected in its root"),
        refused(
            new PackageBuilder().withoutManifest(),
            "OneRoster.zip cannot be read: it holds no file of OneRoster and no other; manifest.csv, users.csv and the others are expected in its root"),
        refused(
            new PackageBuilder()
                .withoutManifest()
                .entry("a/users.csv", lines(USERS))
                .entry("b/orgs.csv", lines(ORGS)),
            "OneRoster.zip cannot be read: its files are in several folders, \"a\", \"b\"; they are expected in its root"),
        refused(
            bulk().entry("Users.csv", lines(USERS)),
            "OneRoster.zip cannot be read: its zip archive holds two files of one name, case aside, or one without a name; pack each file once"),
        refused(
            manifest("propertyName,value\n%s\nfile.users,delta"),
            "OneRoster.zip cannot be read: manifest.csv says different things of file.users in lines 16 and 17; one of the rows must go"),
        refused(
            manifest("name,mode,since\nusers,bulk,today"),
            "OneRoster.zip cannot be read: manifest.csv has no columns propertyName and value in line 1; export it with its header row, delimited by commas"),
        refused(
            manifest("propertyName,value\n%s" + "\nfile.x,bulk".repeat(1_000)),
            "OneRoster.zip cannot be read: manifest.csv has more than 1,000 rows; it has one for each file and a few more"),
        refused(
            bulk().bulk(USERS, Arrays.copyOfRange(lines(USERS), 1, 4)),
            "OneRoster.zip cannot be read: users.csv has none of its headings in line 1; export it with its header row, delimited by commas"),
        refused(
            bulk().bulk(USERS, String.join("\n", lines(USERS)).replace(',', ';')),
            "OneRoster.zip cannot be read: users.csv has none of its headings in line 1; export it with its header row, delimited by commas"),
        refused(
            bulk().bulk(USERS, with(USERS, "sourcedId", "id")),
            "OneRoster.zip cannot be read: users.csv has no column sourcedId, without which it says nothing; the heading counts with its case"),
        refused(
            bulk().bulk(ENROLLMENTS, "sourcedId,status,dateLastModified,role", "E1,,,student"),
            "OneRoster.zip cannot be read: enrollments.csv has no column classSourcedId and no column userSourcedId, without which it says nothing; the heading counts with its case"),
        refused(
            bulk().bulk(USERS, with(USERS, "username", "role")),
            "OneRoster.zip cannot be read: users.csv has two columns of one name, \"role\", in places 6 and 7; one of them must go"),
        refused(
            bulk().entry("users.csv", new byte[0]),
            "users.csv in OneRoster.zip cannot be read: it is empty (0 bytes); send it with a row of headings"),
        refused(
            bulk().entry("users.csv", "%PDF-1.7"),
            "users.csv in OneRoster.zip cannot be read: it is a PDF document; save it as CSV, XLS or XLSX"),
        refused(
            bulk().entry("users.csv", "PK\u0003\u0004"),
            "users.csv in OneRoster.zip cannot be read: it is no CSV file but a zip archive; export it as CSV"),
        refused(
            bulk().entry("users.csv", encoded(StandardCharsets.ISO_8859_1)),
            "users.csv in OneRoster.zip cannot be read: line 3 holds bytes that are not UTF-8; export it with the character set UTF-8"),
        refused(
            bulk().entry("users.csv", encoded(StandardCharsets.UTF_16)),
            "users.csv in OneRoster.zip cannot be read: its byte order mark says UTF-16BE; export it with the character set UTF-8"),
        refused(
            bulk().entry("users.csv", encoded(StandardCharsets.UTF_16LE)),
            "users.csv in OneRoster.zip cannot be read: it looks like UTF-16LE; export it with the character set UTF-8"),
        refused(
            bulk().bulk(USERS, with(USERS, "Ibarra", "\"Ibarra")),
            "users.csv in OneRoster.zip cannot be read: line 2 opens a quote that is not closed before the end of the file; close it, or double the quotes inside a cell"));
  }

  @ParameterizedTest
  @MethodSource("deviationsThatAreRefused")
  void whatCannotBeReadIsRefusedInOneSentence(PackageBuilder builder, String sentence) {
    assertThatThrownBy(() -> open(builder, false))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage(sentence);
  }

  static Stream<Arguments> firstRowsThatAreNoHeadings() {
    return Stream.of(
        refused(
            bulk()
                .entry(
                    "users.csv",
                    "S1,,,true,Rolle,student,Rolle,,Givename,Rolle,Identifer,,,,,,09,"),
            "OneRoster.zip cannot be read: users.csv has no column sourcedId and no column role and no column familyName, without which it says nothing; the heading counts with its case"),
        refused(
            bulk().entry("orgs.csv", "S1,,,Tern,metadata.Tern,type,Metadata.Ibarra,"),
            "OneRoster.zip cannot be read: orgs.csv has no column sourcedId, without which it says nothing; the heading counts with its case"),
        refused(
            manifest("Vallue,Ibarra"),
            "OneRoster.zip cannot be read: manifest.csv has no columns propertyName and value in line 1; export it with its header row, delimited by commas"),
        refused(
            manifest("s.ibarra@tern.example.org,Tern"),
            "OneRoster.zip cannot be read: manifest.csv has no columns propertyName and value in line 1; export it with its header row, delimited by commas"));
  }

  @ParameterizedTest
  @MethodSource("firstRowsThatAreNoHeadings")
  void nothingIsQuotedOfAFirstRowThatHasNoHeadings(PackageBuilder builder, String sentence) {
    for (boolean strict : List.of(true, false)) {
      assertThatThrownBy(() -> open(builder, strict))
          .isInstanceOf(UnreadableFileException.class)
          .hasMessage(sentence);
    }
  }

  @Test
  void aCleanPackageIsReadWithoutAWord() {
    RosterPackage read = open(bulk(), true);
    read.checkReferences((file, id) -> false);
    assertThat(read.notices()).isEmpty();
    assertThat(read.version()).isEqualTo("1.1");
  }

  @Test
  void aPackageOfVersion12IsReadWithoutAWord() {
    RosterPackage read = open(SmallDistrict.bulk12(), true);
    read.checkReferences((file, id) -> false);
    assertThat(read.notices()).isEmpty();
    assertThat(read.version()).isEqualTo("1.2");
    assertThat(ids(read, RosterFile.ROLES)).containsExactly("R1", "R2", "R3");
  }

  @Test
  void aManifestAloneMeansThatNothingIsNew() {
    RosterPackage read = open(new PackageBuilder(), true);
    assertThat(read.notices()).isEmpty();
    assertThat(RosterFile.values())
        .allSatisfy(file -> assertThat(read.mode(file)).isEqualTo(RosterMode.ABSENT));
  }

  @Test
  void aByteOrderMarkIsTolerated() {
    PackageBuilder builder = bulk();
    Map.copyOf(builder.entries())
        .forEach(
            (name, bytes) ->
                builder.entry(
                    name,
                    ("\uFEFF" + new String(bytes, StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8)));
    assertThat(open(builder.withoutManifest(), true).notices()).isEmpty();
  }

  @Test
  void aPackageWithoutManifestButWithRolesIsOneOfVersion12() {
    RosterPackage read = open(SmallDistrict.bulk12().withoutManifest(), false);
    assertThat(read.version()).isEqualTo("1.2");
    assertThat(messages(read))
        .containsExactly(
            "the package has no manifest.csv, which OneRoster 1.1 and 1.2 must have. It was read as OneRoster 1.2, and of each file its data says whether it is bulk or delta");
  }

  @Test
  void withoutAManifestTheDataDecidesBetweenBulkAndDelta() {
    RosterPackage read = open(bulk().withoutManifest().entry("orgs.csv", inDelta(ORGS)), false);
    assertThat(read.mode(ORGS)).isEqualTo(RosterMode.DELTA);
    assertThat(read.mode(ACADEMIC_SESSIONS)).isEqualTo(RosterMode.BULK);
  }

  private RosterPackage clean() {
    return RosterPackage.open(bulk().writeTo(zip.resolveSibling("clean.zip")), "clean.zip", true);
  }

  private RosterPackage open(PackageBuilder builder, boolean strict) {
    return RosterPackage.open(builder.writeTo(zip), NAME, strict);
  }

  private static List<String> messages(RosterPackage read) {
    read.checkReferences((file, id) -> true);
    return read.notices().stream().map(Notice::message).toList();
  }

  private static List<String> ids(RosterPackage read, RosterFile file) {
    List<String> ids = new ArrayList<>();
    read.forEach(file, record -> ids.add(record.sourcedId()));
    return ids;
  }

  private static Arguments told(PackageBuilder builder, String... messages) {
    return Arguments.of(builder, List.of(messages));
  }

  private static Arguments care(
      PackageBuilder builder, RosterFile file, RosterMode mode, String... messages) {
    return Arguments.of(builder, file, mode, List.of(messages));
  }

  private static Arguments refused(PackageBuilder builder, String sentence) {
    return Arguments.of(builder, sentence);
  }

  /** The small district with everything in one folder. */
  private static PackageBuilder moved(String folder) {
    PackageBuilder moved = new PackageBuilder().withoutManifest();
    bulk().entries().forEach((name, bytes) -> moved.entry(folder + name, bytes));
    return moved;
  }

  /** The small district with another manifest; {@code %s} stands for the rows of the usual one. */
  private static PackageBuilder manifest(String content) {
    String usual = new String(bulk().entries().get("manifest.csv"), StandardCharsets.UTF_8);
    String rows = usual.substring(usual.indexOf('\n') + 1).strip();
    return bulk()
        .withoutManifest()
        .entry("manifest.csv", content.replace("%s", rows).split("\n", -1));
  }

  private static String swapped() {
    String usual = new String(bulk().entries().get("manifest.csv"), StandardCharsets.UTF_8);
    return usual
        .substring(usual.indexOf('\n') + 1)
        .strip()
        .replaceAll("(?m)^(.*),(.*)$", "\"$2\",\"$1\"");
  }

  /** The lines of a file with one more column. */
  private static String[] widened(RosterFile file, String heading, String cell) {
    String[] lines = lines(file);
    for (int line = 0; line < lines.length; line++) {
      lines[line] += "," + (line == 0 ? heading : cell);
    }
    return lines;
  }

  private static byte[] encoded(Charset charset) {
    return String.join("\r\n", with(USERS, "Emi", "Émi")).getBytes(charset);
  }
}
