package org.sisimport.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.Districts;
import org.sisimport.store.Database;
import org.sisimport.store.TestEngine;

final class SamplesTest {

  private static final Path HOME = Path.of("");
  private static final String SHARED_CODES = "05-shared-school-codes";
  private static final String OTHER_DISTRICTS = "06-inactive-and-other-districts";

  private static final Pattern WHOLE_SSID = Pattern.compile("(?<!\\d)\\d{10}(?!\\d)");
  private static final Pattern COUNTS =
      Pattern.compile(
          "Rows +(\\d+) read: (\\d+) unchanged, (\\d+) updated, (\\d+) created, (\\d+) skipped, (\\d+) held, (\\d+) refused");

  private final Path temp;

  SamplesTest(@TempDir Path temp) {
    this.temp = temp;
  }

  @TestFactory
  Stream<DynamicTest> everySampleComesOutAsExpected() {
    return Sample.list(HOME).stream()
        .map(sample -> dynamicTest(sample.name(), () -> assertThat(sample.verify()).isEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> everySampleComesOutAsExpectedInPostgresqlToo() {
    return Sample.list(HOME).stream()
        .map(
            sample ->
                dynamicTest(
                    sample.name(),
                    () -> {
                      try (TestEngine.TestDatabase opened = TestEngine.POSTGRESQL.create()) {
                        assertThat(sample.verify(opened.database())).isEmpty();
                      }
                    }));
  }

  @TestFactory
  Stream<DynamicTest> noLogShowsAWholeSsid() {
    return ofEach(
        sample -> {
          assertThat(expected(sample, "log.txt")).doesNotContainPattern(WHOLE_SSID);
          assertThat(expected(sample, "decisions.csv")).doesNotContainPattern(WHOLE_SSID);
          assertThat(expected(sample, "students.csv")).containsPattern(WHOLE_SSID);
        });
  }

  @TestFactory
  Stream<DynamicTest> theRowsReadAreTheSumOfWhatBecameOfThem() {
    return ofEach(
        sample ->
            assertThat(COUNTS.matcher(expected(sample, "log.txt")).results())
                .allSatisfy(
                    counts -> {
                      assertThat(number(counts, 1)).isPositive();
                      assertThat(number(counts, 1))
                          .isEqualTo(
                              number(counts, 2)
                                  + number(counts, 3)
                                  + number(counts, 4)
                                  + number(counts, 5)
                                  + number(counts, 6)
                                  + number(counts, 7));
                    }));
  }

  @TestFactory
  Stream<DynamicTest> everySampleIsOfAnInventedDistrictOfItsOwnNumberAndSaysWhatItTeaches() {
    return ofEach(
        sample -> {
          String number = sample.getFileName().toString().substring(0, 2);
          assertThat(new Districts(HOME).readSample(sample).code()).isEqualTo("99000" + number);
          assertThat(WHOLE_SSID.matcher(expected(sample, "students.csv")).results())
              .extracting(MatchResult::group)
              .allMatch(ssid -> ssid.startsWith("90000" + number));
          assertThat(read(sample.resolve("README.md"))).startsWith("# ").hasSizeGreaterThan(200);
        });
  }

  /** A zip cannot be read in a review, so a folder beside it shows what is in it. */
  @TestFactory
  Stream<DynamicTest> theZipOfAPackageOrPullHoldsWhatTheFolderBesideItShows() {
    return Sample.list(HOME).stream()
        .map(sample -> HOME.resolve("samples").resolve(sample.name()))
        .flatMap(
            sample ->
                Stream.of(
                    dynamicTest(
                        sample.getFileName() + ", incoming",
                        () ->
                            compare(
                                sample.resolve("incoming"),
                                sample.resolve("package"),
                                sample.resolve("pull"))),
                    dynamicTest(
                        sample.getFileName() + ", existing",
                        () ->
                            compare(
                                sample.resolve("existing"), sample.resolve("existing/package")))));
  }

  private static void compare(Path folderOfZip, Path... shown) throws IOException {
    Map<String, String> inZip = new TreeMap<>();
    if (Files.isDirectory(folderOfZip)) {
      try (DirectoryStream<Path> zips = Files.newDirectoryStream(folderOfZip, "*.zip")) {
        for (Path zip : zips) {
          try (ZipFile opened = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : Collections.list(opened.entries())) {
              inZip.put(
                  entry.getName(),
                  new String(opened.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
          }
        }
      }
    }
    Map<String, String> inFolder = new TreeMap<>();
    for (Path folder : shown) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
          files
              .filter(Files::isRegularFile)
              .forEach(
                  file ->
                      inFolder.put(
                          folder.relativize(file).toString().replace('\\', '/'), read(file)));
        }
      }
    }
    assertThat(inZip).isEqualTo(inFolder);
  }

  @Test
  void thereAreAtLeastTenSamples() {
    assertThat(Sample.list(HOME)).hasSizeGreaterThanOrEqualTo(10);
  }

  @Test
  void aChangedRuleIsFoundAndToldAsAnAnalystReadsIt() {
    Sample sample = copyOf(SHARED_CODES);
    assertThat(sample.verify()).isEmpty();

    change(
        temp.resolve("rules/school-of-attendance.drl"),
        "decide.school( $choice, $choice.only()",
        "decide.stay( $choice");

    assertThat(sample.verify())
        .extracting(Deviation::file)
        .containsExactly(
            SHARED_CODES + "/expected/log.txt",
            SHARED_CODES + "/expected/decisions.csv",
            SHARED_CODES + "/expected/students.csv");
    assertThat(sample.verify().get(0).lines())
        .contains("-row 3, SSID ******5002, Barros Luiza: updated")
        .anyMatch(line -> line.startsWith("+Rows      10 read: 7 unchanged, 3 updated"));
  }

  @Test
  void whatIsAcceptedIsTheNewExpectation() {
    Sample sample = copyOf(SHARED_CODES);
    Path students = temp.resolve("samples").resolve(SHARED_CODES).resolve("expected/students.csv");
    change(students, "9905102,20", "9905102,99");
    assertThat(sample.verify()).hasSize(1);

    sample.accept();

    assertThat(sample.verify()).isEmpty();
    assertThat(students)
        .hasSameTextualContentAs(
            HOME.resolve("samples").resolve(SHARED_CODES).resolve("expected/students.csv"));
  }

  @Test
  void aMissingExpectationIsADeviation() throws IOException {
    Sample sample = copyOf(SHARED_CODES);
    Files.delete(temp.resolve("samples").resolve(SHARED_CODES).resolve("expected/decisions.csv"));

    assertThat(sample.verify())
        .singleElement()
        .satisfies(deviation -> assertThat(deviation.file()).endsWith("/expected/decisions.csv"));
  }

  @Test
  void theStudentsOfASampleAreLoadedOnceInItsOwnAndInOtherDistricts() {
    copyOf(OTHER_DISTRICTS);
    DistrictFolder district =
        new Districts(temp).readSample(temp.resolve("samples").resolve(OTHER_DISTRICTS));
    try (Database database = Database.inMemory("samples-test")) {
      Sample.loadExisting(district, database);
      Sample.loadExisting(district, database);

      LocalDate today = LocalDate.of(2026, 10, 15);
      assertThat(database.students().list("9900006", today)).hasSize(6);
      assertThat(database.students().list("9900106", today)).hasSize(2);
    }
  }

  @Test
  void aSampleBringsNoStudentsIntoARealDistrict() throws IOException {
    copyOf(OTHER_DISTRICTS);
    Path sample = temp.resolve("samples").resolve(OTHER_DISTRICTS);
    Path others = sample.resolve("existing/other-districts");
    Files.move(others.resolve("9900106.csv"), others.resolve("1975291.csv"));
    DistrictFolder district = new Districts(temp).readSample(sample);
    try (Database database = Database.inMemory("samples-test")) {
      assertThatThrownBy(() -> Sample.loadExisting(district, database))
          .isInstanceOf(SisImportException.class)
          .hasMessageContaining("1975291.csv")
          .hasMessageContaining("begins with 99");
    }
  }

  private static Stream<DynamicTest> ofEach(Consumer<Path> test) {
    return Sample.list(HOME).stream()
        .map(Sample::name)
        .map(name -> dynamicTest(name, () -> test.accept(HOME.resolve("samples").resolve(name))));
  }

  private static int number(MatchResult counts, int group) {
    return Integer.parseInt(counts.group(group));
  }

  private static String expected(Path sample, String file) {
    return read(sample.resolve("expected").resolve(file));
  }

  /** A home of its own with the shared rules, compiled already, and this sample. */
  private Sample copyOf(String name) {
    copy(HOME.resolve("rules"), temp.resolve("rules"));
    Path compiled = HOME.resolve("data").resolve("rules");
    if (Files.isDirectory(compiled)) {
      copy(compiled, temp.resolve("data").resolve("rules"));
    }
    Path sample = temp.resolve("samples").resolve(name);
    copy(HOME.resolve("samples").resolve(name), sample);
    return new Sample(temp, sample);
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void change(Path file, String from, String to) {
    String text = read(file);
    assertThat(text).contains(from);
    try {
      Files.writeString(file, text.replace(from, to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
