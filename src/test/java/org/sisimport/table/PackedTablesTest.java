package org.sisimport.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.sisimport.table.RawZip.entry;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Zip archives, also such as somebody made to do harm. */
@Timeout(60)
class PackedTablesTest {

  private static final String CSV = "A,B\n1,2\n3,4\n";

  private final Path folder;
  private final Path file;

  PackedTablesTest(@TempDir Path folder) {
    this.folder = folder;
    this.file = folder.resolve("file");
  }

  @Test
  void theFilesOfAnArchiveAreTables() throws IOException {
    new RawZip()
        .add(entry("a/", "").unixMode(040755))
        .add("a/b.csv", CSV)
        .add("c.csv", "\uFEFF\"X\",Y,\n\n\"1\n2\",3\nñ\n,,,\n4,5,6,7\n")
        .write(file);
    PackedTables read = PackedTables.open(file, "o.zip");
    assertThat(read.paths()).containsExactly("a/b.csv", "c.csv");
    Table table = read.table("c.csv");
    assertThat(table.understoodAs()).isEqualTo("CSV, delimiter \",\", charset UTF-8");
    assertThat(table.headings()).containsExactly("X", "Y", "");
    assertThat(rows(table))
        .containsExactly(
            new Row(3, List.of("1\n2", "3"), null),
            new Row(5, List.of("ñ"), null),
            new Row(7, List.of("4", "5", "6", "7"), null));
    assertThat(rows(table)).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n"})
  void linesAreCountedWhateverEndsThem(String end) throws IOException {
    new RawZip().add("c.csv", String.join(end, "A,B", "1,\"x", "y\"", "", "2,z")).write(file);
    assertThat(rows(PackedTables.open(file, "o.zip").table("c.csv")))
        .extracting(Row::number)
        .containsExactly(2, 5);
  }

  @Test
  void anArchiveIsKnownByItsContent() throws IOException {
    new RawZip().add("users.csv", CSV).write(file);
    assertThat(PackedTables.isArchive(file)).isTrue();
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 5));
    assertThat(PackedTables.isArchive(file)).isTrue();
    assertThat(PackedTables.isArchive(new RawZip().write(file))).isTrue();

    assertThat(PackedTables.isArchive(XlsxParts.write(file, Map.of()))).isFalse();
    new RawZip().add("mimetype", "application/vnd.oasis").add("content.xml", "<x/>").write(file);
    assertThat(PackedTables.isArchive(file)).isFalse();
    for (String other : List.of("", "x", CSV, "%PDF-1.7", "PK")) {
      assertThat(PackedTables.isArchive(Files.writeString(file, other))).isFalse();
    }
    assertThat(PackedTables.isArchive(folder)).isFalse();
    assertThat(PackedTables.isArchive(folder.resolve("missing"))).isFalse();
  }

  static Stream<Arguments> harmfulEntries() {
    String leadsOut = "leads out of it; pack the files by their names alone";
    return Stream.of(
        Arguments.of(entry("../users.csv", CSV), "the path \"../users.csv\", which " + leadsOut),
        Arguments.of(entry("a/../../users.csv", CSV), leadsOut),
        Arguments.of(entry("a/..", CSV), leadsOut),
        Arguments.of(entry("..\\users.csv", CSV), leadsOut),
        Arguments.of(entry("/etc/users.csv", CSV), leadsOut),
        Arguments.of(entry("\\\\host\\users.csv", CSV), leadsOut),
        Arguments.of(entry("C:\\users.csv", CSV), leadsOut),
        Arguments.of(entry("../", ""), leadsOut),
        Arguments.of(
            entry("users\n.csv", CSV),
            "holds the name \"users\uFFFD.csv\", which has invisible characters; name the files as the specification does"),
        Arguments.of(entry("users\u202E.csv", CSV), "invisible characters"),
        Arguments.of(entry("users\u0000.csv", CSV), "invisible characters"),
        Arguments.of(
            entry("users.csv", "/etc/passwd").unixMode(0120777),
            "\"users.csv\" in its zip archive is a link or a device; pack the file itself"),
        Arguments.of(entry("users.csv", "").unixMode(0020666), "is a link or a device"),
        Arguments.of(entry("users.csv", "").unixMode(0010666), "is a link or a device"),
        Arguments.of(
            entry("users.csv", CSV).encrypted(),
            "\"users.csv\" in its zip archive is encrypted; pack it without a password"),
        Arguments.of(
            entry("users.csv", CSV).method(12),
            "\"users.csv\" in its zip archive is packed by another method than deflate; pack it as an ordinary zip"),
        Arguments.of(
            entry("OneRoster.ZIP", CSV),
            "holds another archive, \"OneRoster.ZIP\"; pack the CSV files themselves"),
        Arguments.of(entry("a/b.tar.gz", CSV), "holds another archive"),
        Arguments.of(
            entry("users.csv", CSV).size(-16),
            "more than 2,048 MB unpacked; pack the CSV files alone"),
        Arguments.of(
            entry("orgs.csv", CSV),
            "holds two files of one name, case aside, or one without a name"),
        Arguments.of(
            entry("Orgs.csv", CSV),
            "holds two files of one name, case aside, or one without a name"),
        Arguments.of(
            entry("", CSV), "holds two files of one name, case aside, or one without a name"));
  }

  @ParameterizedTest
  @MethodSource("harmfulEntries")
  void anEntryThatNoPackageNeedsIsRefused(RawZip.Entry harmful, String told) throws IOException {
    new RawZip().add("orgs.csv", CSV).add(harmful).write(file);
    assertRefused(told);
  }

  static Stream<Arguments> damagedEntries() {
    return Stream.of(
        Arguments.of(
            entry("users.csv", CSV).crc(7), "it was damaged on the way; send the file again"),
        Arguments.of(entry("users.csv", CSV).size(5), "it was damaged on the way"),
        Arguments.of(entry("users.csv", CSV).size(500), "it was damaged on the way"),
        Arguments.of(entry("users.csv", CSV).method(8), "is damaged or cut off; send it again"));
  }

  @ParameterizedTest
  @MethodSource("damagedEntries")
  void anEntryThatIsNotWhatTheDirectorySaysIsRefused(RawZip.Entry damaged, String told)
      throws IOException {
    new RawZip().add(damaged).write(file);
    assertThatThrownBy(this::read)
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageStartingWith("users.csv in o.zip cannot be read: ")
        .hasMessageEndingWith(told + (told.endsWith("again") ? "" : "; send the file again"));
  }

  @Test
  void anArchiveThatIsCutOffIsRefusedWhereverItIsCut() throws IOException {
    byte[] whole = Files.readAllBytes(packed("users.csv", "A,B\n" + "17,Tern\n".repeat(5_000)));
    for (int tenth = 1; tenth < 10; tenth++) {
      Files.write(file, Arrays.copyOf(whole, whole.length * tenth / 10));
      assertRefused("its zip archive is cut off: the end is missing; send it again");
    }
  }

  @Test
  void damagedBytesAreReadOrToldButNothingElse() throws IOException {
    byte[] whole = Files.readAllBytes(packed("users.csv", "A,B\n" + "17,Tern\n".repeat(100)));
    Random random = new Random(11);
    for (int round = 0; round < 300; round++) {
      byte[] damaged = whole.clone();
      for (int bytes = 1 + random.nextInt(20); bytes > 0; bytes--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      Files.write(file, damaged);
      Throwable thrown = catchThrowable(this::read);
      if (thrown != null) {
        assertThat(thrown).isInstanceOf(UnreadableFileException.class).hasNoCause();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {10_001, 1_000_000})
  void moreFilesThanAnybodyNeedsAreRefused(int count) throws IOException {
    RawZip.many(file, count);
    assertRefused("its zip archive holds more than 10,000 files; pack the CSV files alone");
  }

  @Test
  void aFileThatSwellsIsRefusedBeforeItDoes() throws IOException {
    packed("users.csv", "A,B\n" + "17,Tern\n".repeat(2_500_000));
    assertThatThrownBy(this::read)
        .hasMessage(
            "users.csv in o.zip cannot be read: it swells to more than 200 times its packed size, as no student file does; check what it holds");
  }

  @Test
  void aFileBeyondItsLimitIsRefused() throws IOException {
    new RawZip().add("users.csv", "A,B\n" + "17,Tern\n".repeat(200_000)).write(file);
    Limits tight = new Limits(1_000, 10, 5_000, 20, 1_000_000, 1 << 20, 0, 0);
    assertThatThrownBy(() -> rows(PackedTables.open(file, "o.zip", tight).table("users.csv")))
        .hasMessage(
            "users.csv in o.zip cannot be read: it is larger than 1 MB unpacked; export the current school year alone, or as delta what has changed");
  }

  @Test
  void aFileOfTooManyRowsIsRefused() throws IOException {
    packed("users.csv", "A,B\n" + "17,Tern\n".repeat(100));
    Limits tight = new Limits(1_000, 10, 5_000, 20, 100, 1 << 20, 0, 0);
    assertThatThrownBy(() -> rows(PackedTables.open(file, "o.zip", tight).table("users.csv")))
        .hasMessage(
            "users.csv in o.zip cannot be read: it has more than 100 rows; export the current school year alone, or as delta what has changed");
  }

  @Test
  void aFileThatIsReplacedWhileItIsReadIsTold() throws IOException {
    Table table = PackedTables.open(packed("users.csv", CSV), "o.zip").table("users.csv");
    packed("orgs.csv", CSV);
    assertThatThrownBy(() -> rows(table))
        .hasMessage(
            "users.csv in o.zip cannot be read: it was changed while it was read; send it again");
  }

  @Test
  void theFirstLineThatIsNotUtf8IsTold() throws IOException {
    String text = "A,B\n" + "17,Tern\n".repeat(20_000);
    byte[] bytes = (text + "18,Peña\n" + text).getBytes(StandardCharsets.ISO_8859_1);
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("users.csv"));
      zip.write(bytes);
    }
    assertThatThrownBy(this::read)
        .hasMessage(
            "users.csv in o.zip cannot be read: line 20,002 holds bytes that are not UTF-8; export it with the character set UTF-8")
        .satisfies(
            thrown -> assertThat(((UnreadableFileException) thrown).line()).isEqualTo(20_002));
  }

  @Test
  void nothingIsUnpackedToADisk() throws IOException {
    packed("users.csv", CSV);
    read();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aFileThatIsNoTableIsReadAsItsBytes() throws IOException {
    packed("pull.json", "{}");
    byte[][] read = new byte[1][];

    PackedTables.open(file, "o.zip")
        .read(List.of("pull.json"), (path, in) -> read[0] = in.readAllBytes());

    assertThat(read[0]).asString(StandardCharsets.UTF_8).isEqualTo("{}");
    assertThat(PackedTables.holds(file, "pull.json")).isTrue();
    assertThat(PackedTables.holds(file, "users.csv")).isFalse();
  }

  @Test
  void whatTheReaderOfBytesRefusesIsRefusedInItsWords() throws IOException {
    packed("pull.json", "{}");
    UnreadableFileException refusal = new UnreadableFileException("pull.json", 0, "it is empty");

    assertThatThrownBy(
            () ->
                PackedTables.open(file, "o.zip")
                    .read(
                        List.of("pull.json"),
                        (path, in) -> {
                          throw refusal;
                        }))
        .isSameAs(refusal);
  }

  private void read() {
    PackedTables archive = PackedTables.open(file, "o.zip");
    archive.paths().forEach(path -> rows(archive.table(path)));
  }

  private void assertRefused(String told) {
    assertThatThrownBy(() -> PackedTables.open(file, "o.zip"))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageStartingWith("o.zip cannot be read: ")
        .hasMessageContaining(told)
        .hasMessageMatching("[^\\r\\n]{20,300}");
  }

  private Path packed(String name, String content) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  private static List<Row> rows(Table table) {
    List<Row> rows = new ArrayList<>();
    table.forEachRow(rows::add);
    return rows;
  }
}
