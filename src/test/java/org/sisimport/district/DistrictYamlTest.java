package org.sisimport.district;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistrictYamlTest {

  private final Path home;
  private final Path folder;

  DistrictYamlTest(@TempDir Path home) throws IOException {
    this.home = home;
    this.folder = Files.createDirectories(home.resolve("districts/9900001"));
    Path vendors = Files.createDirectories(home.resolve("rules/vendors"));
    for (String vendor : List.of("aeries", "infinite-campus", "powerschool")) {
      Files.createFile(vendors.resolve(vendor + ".drl"));
    }
  }

  @Test
  void everyKeyIsRead() throws IOException {
    DistrictFolder district =
        read(
            """
            name: Golden Valley Unified
            state: live                        # evaluation | live | paused
            source: { folder: inbox }
            files:
              - name: "*_demographics.*"
                designation: none
              - name: "*_sst.csv"
                designation: SST
            options:
              create: [SPED, "504", SST]
              update-identifying: true
              update-local-id: true
              preferred-names: true
              transfer-requests: true
            vendor: aeries
            dates: MM/DD/YYYY
            charset: windows-1252
            delimiter: ";"
            time-zone: America/Denver
            window: "22:00-04:30"
            pauses:
              - { from: 06-12, to: 08-03 }
              - { from: 2026-12-21, to: 2027-01-08 }
            oneroster: { strict: true }
            """);

    assertThat(district.code()).isEqualTo("9900001");
    assertThat(district.district().name()).isEqualTo("Golden Valley Unified");
    assertThat(district.state()).isEqualTo(State.LIVE);
    assertThat(folderOf(district)).isEqualTo(folder.resolve("inbox"));
    assertThat(district.files())
        .containsExactly(
            new FilePattern("*_demographics_504.*", "504"),
            new FilePattern("*_504_demographics.*", "504"),
            new FilePattern("*_demographics.*", null),
            new FilePattern("*_sst.csv", "SST"));
    assertThat(district.district().create()).containsExactly("SPED", "504", "SST");
    assertThat(district.district().updateIdentifying()).isTrue();
    assertThat(district.district().updateLocalId()).isTrue();
    assertThat(district.district().preferredNames()).isTrue();
    assertThat(district.district().transferRequests()).isTrue();
    assertThat(district.strictPackages()).isTrue();
    assertThat(district.vendor()).isEqualTo("aeries");
    assertThat(district.dates()).isEqualTo(DayMonthOrder.MONTH_FIRST);
    assertThat(district.charset()).isEqualTo(Charset.forName("windows-1252"));
    assertThat(district.delimiter()).isEqualTo(';');
    assertThat(district.rules()).isEqualTo(folder.resolve("rules"));
    assertThat(district.zone().getId()).isEqualTo("America/Denver");
    assertThat(district.times().window())
        .isEqualTo(new Window(LocalTime.of(22, 0), LocalTime.of(4, 30)));
    assertThat(district.times().pauses())
        .containsExactly(
            new Pause.Yearly(MonthDay.of(6, 12), MonthDay.of(8, 3)),
            new Pause.Once(LocalDate.of(2026, 12, 21), LocalDate.of(2027, 1, 8)));
  }

  @Test
  void theNameAloneIsEnoughAndNothingIsAllowedByDefault() throws IOException {
    DistrictFolder district = read("name: Golden Valley");

    assertThat(district.state()).isEqualTo(State.EVALUATION);
    assertThat(folderOf(district)).isEqualTo(folder.resolve("inbox"));
    assertThat(district.files())
        .containsExactly(
            new FilePattern("*_demographics_504.*", "504"),
            new FilePattern("*_504_demographics.*", "504"),
            new FilePattern("*_demographics.*", null));
    assertThat(district.district().createsAnyone()).isFalse();
    assertThat(district.district().updateIdentifying()).isFalse();
    assertThat(district.district().updateLocalId()).isFalse();
    assertThat(district.district().preferredNames()).isFalse();
    assertThat(district.district().transferRequests()).isFalse();
    assertThat(district.strictPackages()).isFalse();
    assertThat(district.vendor()).isNull();
    assertThat(district.dates()).isNull();
    assertThat(district.charset()).isNull();
    assertThat(district.delimiter()).isNull();
    assertThat(district.schools()).isEmpty();
    assertThat(district.zone().getId()).isEqualTo("America/Los_Angeles");
    assertThat(district.times().window()).hasToString("02:00-07:00");
    assertThat(district.times().pauses()).isEmpty();
  }

  @Test
  void windowAndPausesAreTheSharedOnesUnlessTheDistrictHasItsOwn() throws IOException {
    Files.writeString(
        home.resolve("sis-import.yaml"),
        "window: 01:00-05:00\npauses: [{ from: 06-05, to: 08-10 }]");
    Settings shared = Settings.read(home);

    Files.writeString(folder.resolve("district.yaml"), "name: A");
    Times plain = new Districts(home, shared).get("9900001").times();
    assertThat(plain.window()).hasToString("01:00-05:00");
    assertThat(plain.isPaused(LocalDate.of(2027, 7, 1))).isTrue();

    Files.writeString(folder.resolve("district.yaml"), "name: A\npauses: none");
    assertThat(new Districts(home, shared).get("9900001").times().pauses()).isEmpty();

    Files.writeString(
        folder.resolve("district.yaml"),
        "name: A\nwindow: 3:00 - 6:15\npauses: [{ from: 07-10, to: 07-20 }]");
    Times own = new Districts(home, shared).get("9900001").times();
    assertThat(own.window()).hasToString("03:00-06:15");
    assertThat(own.isPaused(LocalDate.of(2027, 7, 1))).isFalse();
    assertThat(own.isPaused(LocalDate.of(2027, 7, 20))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {"\";\" ~ 59", "';' ~ 59", "\",\" ~ 44", "\"|\" ~ 124", "\"\\t\" ~ 9", "tab ~ 9"})
  void aDelimiterIsWrittenInQuotesOrAsTheWordTab(String written, int delimiter) throws IOException {
    assertThat(read("name: A\ndelimiter: " + written).delimiter()).isEqualTo((char) delimiter);
  }

  @Test
  void theDesignation504MayBeWrittenWithoutQuotes() throws IOException {
    DistrictFolder district =
        read("name: A\noptions: { create: [504] }\nfiles: [{ name: x.csv, designation: 504 }]");

    assertThat(district.district().create()).containsExactly("504");
    assertThat(district.files()).contains(new FilePattern("x.csv", "504"));
  }

  @Test
  void aByteOrderMarkAndWindowsLineEndsDoNotMatter() throws IOException {
    assertThat(read("\uFEFFname: Ca\u00f1ada\r\nstate: paused\r\n").district().name())
        .isEqualTo("Ca\u00f1ada");
  }

  @Test
  void aFolderOutsideIsNamedByItsWholePath(@TempDir Path elsewhere) throws IOException {
    assertThat(folderOf(read("name: A\nsource: { folder: " + elsewhere + " }")))
        .isEqualTo(elsewhere);
  }

  @Test
  void theFoldersOwnCodeMayBeRepeated() throws IOException {
    assertThat(read("code: 9900001\nname: A").code()).isEqualTo("9900001");
  }

  @Test
  void theExampleOfTheOperatorsPageIsRead() throws IOException {
    String page = Files.readString(Path.of("districts/README.md"));
    Matcher example = Pattern.compile("(?s)```yaml\n(.*?)```").matcher(page);

    assertThat(example.find()).isTrue();
    assertThat(read(example.group(1)).vendor()).isEqualTo("aeries");
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of("name: A\nstat: live", 2, "unknown key `stat` (did you mean `state`?)"),
        Arguments.of("name: A\nState: live", 2, "did you mean `state`?"),
        Arguments.of("name: A\nzzz: 1", 2, "unknown key `zzz`; known here: code, name, state"),
        Arguments.of("name: A\ncreate: [SPED]", 2, "`create`; it belongs below `options`"),
        Arguments.of(
            "name: A\noptions:\n  update_identifying: true",
            3,
            "unknown key `options.update_identifying` (did you mean `update-identifying`?)"),
        Arguments.of("name: A\nsource: { folder: a, host: b }", 2, "`source.host`"),
        Arguments.of(
            "name: A\nfiles:\n  - name: x.csv\n    designaton: SPED",
            4,
            "`files.designaton` (did you mean `designation`?)"),
        Arguments.of("name: A\n[1]: b", 2, "unknown key `a list`"),
        Arguments.of("name: A\nstate: live\nname: B", 3, "`name` is already given in line 1"),
        Arguments.of("state: live", 0, "`name` is missing"),
        Arguments.of("state: live\nname:", 2, "`name` is blank"),
        Arguments.of("name: \"  \"", 1, "`name` is blank"),
        Arguments.of("name: [A]", 1, "`name` is a list; write a text"),
        Arguments.of(
            "name: A\nstate: Live",
            2,
            "`state` is `Live` (did you mean `live`?); write evaluation, live or paused"),
        Arguments.of("name: A\nstate: on", 2, "`state` is `on`; write evaluation"),
        Arguments.of("name: A\nstate: { a: b }", 2, "`state` is a block of keys"),
        Arguments.of("name: A\nstrict: true", 2, "`strict`; it belongs below `oneroster`"),
        Arguments.of("name: A\noneroster: strict", 2, "`oneroster` is `strict`"),
        Arguments.of("name: A\noneroster: { strict: 1 }", 2, "write true or false"),
        Arguments.of("name: A\nsource: inbox", 2, "is `inbox`; write it as { folder: inbox }"),
        Arguments.of("name: A\nsource:\n  folder: ../../etc", 3, "leads out of the district's"),
        Arguments.of("name: A\nsource:\n  folder: \"a\\0b\"", 3, "is no name of a folder"),
        Arguments.of("name: A\nsource:\n  folder:", 3, "`source.folder` is blank"),
        Arguments.of("name: A\nfiles: x.csv", 2, "`files` is `x.csv`; it takes a list"),
        Arguments.of("name: A\nfiles: []", 2, "`files` lists none"),
        Arguments.of("name: A\nfiles: [x.csv]", 2, "an entry of `files` is `x.csv`; write it as"),
        Arguments.of(
            "name: A\nfiles:\n  - designation: SPED", 3, "an entry of `files` has no `name`"),
        Arguments.of("name: A\nfiles:\n  - name: in/x.csv", 3, "a file name without folder"),
        Arguments.of("name: A\nfiles:\n  - name: \"{a,b}.csv\"", 3, "only * and ?"),
        Arguments.of(
            "name: A\nfiles:\n  - name: x.csv\n    designation: sped",
            4,
            "`files.designation` is `sped` (did you mean `SPED`?); write none, SPED, 504 or SST"),
        Arguments.of(
            "name: A\noptions:\n  create: SPED", 3, "takes a list, such as [SPED, 504, SST]"),
        Arguments.of(
            "name: A\noptions:\n  create:\n    - SPED\n    - 540",
            5,
            "`options.create` is `540` (did you mean `504`?); write SPED, 504 or SST"),
        Arguments.of(
            "name: A\noptions:\n  preferred-names: yes", 3, "is `yes`; write true or false"),
        Arguments.of("name: A\noptions:\n  update-identifying: \"true\"", 3, "true or false"),
        Arguments.of("name: A\noptions: [create]", 2, "`options` is a list"),
        Arguments.of(
            "name: A\nvendor: aries",
            2,
            "`vendor` is `aries` (did you mean `aeries`?); write aeries, infinite-campus or"
                + " powerschool"),
        Arguments.of("name: A\nvendor: ../aeries", 2, "`vendor` is `../aeries`"),
        Arguments.of("name: A\ndates: YYYY-MM-DD", 2, "write DD/MM/YYYY or MM/DD/YYYY"),
        Arguments.of("name: A\ncharset: latin one", 2, "such as UTF-8, windows-1252"),
        Arguments.of("name: A\ncharset: utf-9", 2, "`charset` is `utf-9`"),
        Arguments.of("name: A\ndelimiter: \":\"", 2, "write \",\", \";\", \"|\" or tab"),
        Arguments.of("name: A\ndelimiter: |", 2, "`delimiter` is blank"),
        Arguments.of(
            "name: A\ntime-zone: America/Los_Angles",
            2,
            "`time-zone` is `America/Los_Angles` (did you mean `America/Los_Angeles`?); write the"
                + " name of a region"),
        Arguments.of("name: A\ntime-zone: -08:00", 2, "an offset knows no daylight saving time"),
        Arguments.of("name: A\ntime-zone: UTC", 2, "write the name of a region"),
        Arguments.of("name: A\ntime-zone: PST", 2, "write the name of a region"),
        Arguments.of("name: A\ntime-zone: Etc/GMT+8", 2, "write the name of a region"),
        Arguments.of("name: A\ntime-zone: ../etc", 2, "write the name of a region"),
        Arguments.of(
            "name: A\nwindow: 02:00-02:00", 2, "`window` is `02:00-02:00`, which never opens"),
        Arguments.of(
            "name: A\nwindow: 2-7", 2, "`window` is `2-7`; write two times of day, such as"),
        Arguments.of("name: A\nwindow: 22:00-24:00", 2, "write two times of day"),
        Arguments.of("name: A\nwindow: 02:60-07:00", 2, "write two times of day"),
        Arguments.of("name: A\nwindow: [02:00, 07:00]", 2, "`window` is a list"),
        Arguments.of("name: A\npauses: never", 2, "`pauses` is `never`; it takes a list"),
        Arguments.of("name: A\npauses: []", 2, "`pauses` lists none"),
        Arguments.of("name: A\npauses:\n  - summer", 3, "an entry of `pauses` is `summer`"),
        Arguments.of("name: A\npauses:\n  - from: 06-05", 3, "has no `to`"),
        Arguments.of("name: A\npauses:\n  - to: 06-05", 3, "has no `from`"),
        Arguments.of(
            "name: A\npauses:\n  - from: 02-30\n    to: 03-01", 3, "has no such days; write both"),
        Arguments.of(
            "name: A\npauses: [{ from: 2027-02-29, to: 2027-03-01 }]", 2, "has no such days"),
        Arguments.of("name: A\npauses: [{ from: 06-05, to: 2027-08-10 }]", 2, "write both as"),
        Arguments.of("name: A\npauses: [{ from: 6/5, to: 8/10 }]", 2, "such as 06-05"),
        Arguments.of("name: A\npauses: [{ from: 12-20, to: 01-08 }]", 2, "written as two"),
        Arguments.of(
            "name: A\npauses: [{ from: 2027-08-10, to: 2027-06-05 }]", 2, "ends before it begins"),
        Arguments.of(
            "name: A\npauses:\n  - { from: 06-05, to: 08-10 }\n  - { from: 08-10, to: 08-20 }",
            4,
            "this pause has days of the one in line 3"),
        Arguments.of(
            "name: A\npauses:\n  - { from: 06-05, to: 08-10 }\n"
                + "  - { from: 2027-08-01, to: 2027-08-20 }",
            4,
            "this pause has days of the one in line 3"),
        Arguments.of(
            "name: A\npauses:\n  - { from: 2027-08-01, to: 2027-08-20 }\n"
                + "  - { from: 2027-08-20, to: 2027-08-20 }",
            4,
            "this pause has days of the one in line 3"),
        Arguments.of(
            "name: A\npauses: [{ from: 01-01, to: 12-31 }]", 2, "`pauses` cover the whole year"),
        Arguments.of(
            "name: A\npauses:\n  - { from: 01-01, to: 02-28 }\n  - { from: 03-01, to: 12-31 }",
            3,
            "`pauses` cover the whole year"),
        Arguments.of(
            "name: A\npauses: [{ from: 2027-01-01, to: 2027-12-31 }]",
            2,
            "covers the whole year; to stop a district for good, write state: paused"),
        Arguments.of("code: 9900002\nname: A", 1, "the folder's name says 9900001"),
        Arguments.of("name: A\nfiles:\n  - name: *_demographics.*", 3, "in quotes"),
        Arguments.of("name: A\noptions:\n\tcreate: [SPED]", 3, "indent with spaces"),
        Arguments.of("name: A\ndelimiter: ,", 2, "this is not YAML"),
        Arguments.of("name: A\noptions: [a", 2, "this is not YAML"),
        Arguments.of("name: A\n---\nname: B", 2, "this is not YAML"),
        Arguments.of("name: A\nstate: \u0007", 2, "a control character"),
        Arguments.of("", 0, "the file is empty"),
        Arguments.of("# nothing yet\n", 0, "the file is empty"),
        Arguments.of("- name: A", 1, "the file has no keys"),
        Arguments.of("[".repeat(60_000), 0, "this is not YAML"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsToldWithItsLineAndWhatWouldHaveWorked(String yaml, int line, String message)
      throws IOException {
    DistrictSetupException thrown = refuse(yaml.getBytes(StandardCharsets.UTF_8));

    assertThat(thrown.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.file()).isEqualTo("districts/9900001/district.yaml");
              assertThat(problem.message()).contains(message).doesNotContain("\n");
              // where brackets never end, the line is wherever the parser gave up
              if (!yaml.startsWith("[[")) {
                assertThat(problem.line()).isEqualTo(line);
              }
            });
  }

  @Test
  void everythingWrongIsToldAtOnceInTheOrderOfLines() throws IOException {
    Files.writeString(
        folder.resolve("schools.csv"), "code,siteCode,name,default\n12,,Oak Elementary,\n");

    DistrictSetupException thrown =
        refuse("delimiter: x\nstate: on\nnam: A\n".getBytes(StandardCharsets.UTF_8));

    assertThat(thrown.problems())
        .extracting(problem -> problem.file() + ":" + problem.line())
        .containsExactly(
            "districts/9900001/district.yaml:0",
            "districts/9900001/district.yaml:1",
            "districts/9900001/district.yaml:2",
            "districts/9900001/district.yaml:3",
            "districts/9900001/schools.csv:2");
    assertThat(thrown)
        .hasMessageMatching("(?s)districts/9900001/district.yaml: [^\n]+(\n[^\n]+){4}");
  }

  @Test
  void anAliasThatHoldsItselfEndsNowhere() throws IOException {
    DistrictSetupException thrown =
        refuse("name: A\nfiles: &a [*a]\n".getBytes(StandardCharsets.UTF_8));

    assertThat(thrown.problems()).singleElement().extracting("line").isEqualTo(2);
  }

  @Test
  void aFileInAnotherCharsetIsToldWithTheLine() throws IOException {
    DistrictSetupException thrown =
        refuse("state: live\nname: Ca\u00f1ada\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(thrown)
        .hasMessageStartingWith("districts/9900001/district.yaml:2: this is not UTF-8 text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000\u0001\u0002PK", "name: A\n# \u0000"})
  void aBinaryFileIsNoYaml(String content) throws IOException {
    assertThat(refuse(content.getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("control character");
  }

  @Test
  void aHugeFileIsNotRead() throws IOException {
    assertThat(refuse(new byte[70_000])).hasMessageContaining("larger than 64 KiB");
  }

  @Test
  void aMissingFileIsTold() {
    DistrictSetupException thrown =
        catchThrowableOfType(
            DistrictSetupException.class, () -> new Districts(home).get("9900001"));

    assertThat(thrown).hasMessage("districts/9900001/district.yaml: the file is not there");
  }

  @Test
  void aVendorCannotBeNamedWhereNoVendorRulesAre() throws IOException {
    for (String vendor : List.of("aeries", "infinite-campus", "powerschool")) {
      Files.delete(home.resolve("rules/vendors/" + vendor + ".drl"));
    }

    assertThat(refuse("name: A\nvendor: aeries".getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("there are none in rules/vendors");
  }

  private DistrictFolder read(String yaml) throws IOException {
    Files.writeString(folder.resolve("district.yaml"), yaml);
    return new Districts(home).get("9900001");
  }

  private DistrictSetupException refuse(byte[] yaml) throws IOException {
    Files.write(folder.resolve("district.yaml"), yaml);
    return catchThrowableOfType(
        DistrictSetupException.class, () -> new Districts(home).get("9900001"));
  }

  private static Path folderOf(DistrictFolder district) {
    return ((FolderSourceConfig) district.source()).folder();
  }
}
