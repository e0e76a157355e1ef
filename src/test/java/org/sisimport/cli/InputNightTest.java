package org.sisimport.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sisimport.cli.HomeFixture.CODE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file says, from its bytes to our students. */
class InputNightTest {

  private static final String HEADER = "SSID,Last Name,First Name,Birthdate";
  private static final String MARISOL = "1000000001,Alvarez,Marisol,2014-03-09";
  private static final String DANIEL = "1000000002,Okafor,Daniel,2013-11-21";

  @RegisterExtension final HomeFixture home = new HomeFixture();

  // ---- tables ----

  static Stream<List<String>> wrappings() {
    return Stream.of(
        List.of(",", "UTF-8", ""),
        List.of(";", "UTF-8", "\uFEFF"),
        List.of("\t", "UTF-16LE", "\uFEFF"),
        List.of("|", "UTF-16BE", ""),
        List.of(";", "windows-1252", ""));
  }

  @ParameterizedTest
  @MethodSource("wrappings")
  void delimiterAndCharsetAreFoundOut(List<String> wrapping) {
    home.ours(HEADER, MARISOL);
    String text =
        "Middle Name;First Name;Birthdate;SSID;Last Name\n"
            + "Peña;Marisol;2014-03-09;1000000001;Alvarez\n";
    home.sendBytes(
        CODE,
        CODE + "_demographics.csv",
        (wrapping.get(2) + text.replace(";", wrapping.get(0)))
            .getBytes(Charset.forName(wrapping.get(1))));

    Night night = home.night();

    assertThat(night.counts()).isEqualTo("1 read: 1 updated");
    assertThat(home.student("1000000001")).containsEntry("Middle Name", "Peña");
    assertThat(night.run().logText()).contains(wrapping.get(1));
  }

  @Test
  void aDistrictMayFixCharsetAndDelimiter() {
    home.settings("state: live", "charset: windows-1252", "delimiter: \";\"");
    home.ours(HEADER, MARISOL);
    home.sendBytes(
        CODE,
        CODE + "_demographics.csv",
        "SSID;Last Name;First Name;Birthdate;Middle Name\n1000000001;Alvarez;Marisol;2014-03-09;Peña, Luz, Mar, Sol, Ana\n"
            .getBytes(StandardCharsets.UTF_8));

    assertThat(home.night().counts()).isEqualTo("1 read: 1 updated");
    // what would have been found out is UTF-8
    assertThat(home.student("1000000001"))
        .containsEntry("Middle Name", "PeÃ±a, Luz, Mar, Sol, Ana");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xls", "xlsx", "xlsx of 1904"})
  void workbooksGiveWhatAPersonSees(String kind) throws IOException {
    home.ours(HEADER, MARISOL);
    try (Workbook workbook = kind.equals("xls") ? new HSSFWorkbook() : new XSSFWorkbook()) {
      if (workbook instanceof XSSFWorkbook xssf && kind.endsWith("1904")) {
        xssf.getCTWorkbook().getWorkbookPr().setDate1904(true);
      }
      Sheet sheet = workbook.createSheet();
      row(sheet, 0, "Birthdate", "SSID", "Last Name", "First Name", "Student ID", "Grade");
      Row student = row(sheet, 1, "", "", "Alvarez", "Marisol", "", "7");
      CellStyle date = workbook.createCellStyle();
      date.setDataFormat(workbook.createDataFormat().getFormat("m/d/yyyy"));
      student.createCell(0).setCellValue(LocalDate.of(2014, 3, 10));
      student.getCell(0).setCellStyle(date);
      student.createCell(1).setCellValue(1000000001d);
      CellStyle zeros = workbook.createCellStyle();
      zeros.setDataFormat(workbook.createDataFormat().getFormat("000000"));
      student.createCell(4).setCellValue(501);
      student.getCell(4).setCellStyle(zeros);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      workbook.write(bytes);
      // the name says something else: content decides
      home.sendBytes(CODE, CODE + "_demographics.csv", bytes.toByteArray());
    }
    home.settings("state: live", "options: { update-identifying: true }");

    Night night = home.night();

    assertThat(night.counts()).isEqualTo("1 read: 1 updated");
    // the local id stays, because the birth date differs: Daniel's is not Marisol's
    assertThat(home.student("1000000001"))
        .containsEntry("Birthdate", "2014-03-10")
        .containsEntry("Grade Level", "07")
        .containsEntry("Local Student ID", "");
    assertThat(home.explain("--ssid", "1000000001")).contains("Local Student ID: \"000501\"");
  }

  private static Row row(Sheet sheet, int number, String... cells) {
    Row row = sheet.createRow(number);
    for (int i = 0; i < cells.length; i++) {
      row.createCell(i).setCellValue(cells[i]);
    }
    return row;
  }

  @Test
  void aFileWithoutHeaderIsRefused() {
    home.send(MARISOL, DANIEL);

    Night night = home.night();

    assertThat(night.status()).isEqualTo("REFUSED");
    assertThat(night.exit()).isEqualTo(3);
    assertThat(night.notices("missing-heading")).hasSize(4);
  }

  @Test
  void rowsStandForThemselves() {
    home.ours(HEADER, MARISOL, DANIEL);
    home.send(
        HEADER + ",Middle Name,Grade",
        "  1000000001  , Alvarez ,\tMarisol,2014-03-09",
        ",,,,,",
        "1000000002,Okafor,Daniel,2013-11-21,,06,surplus",
        "");

    Night night = home.night();

    // short rows end in blanks, long ones are refused, blank ones are not read
    assertThat(night.counts()).isEqualTo("2 read: 1 unchanged, 1 refused");
    assertThat(night.notices("unsound-row"))
        .singleElement()
        .satisfies(notice -> assertThat(notice.rows()).containsExactly(4))
        .satisfies(notice -> assertThat(notice.message()).contains("7 cells").contains("6"));
  }

  // ---- fields ----

  @Test
  void everyFieldOfTheSpecificationIsTaken() {
    home.settings("state: live", "options: { create: [SPED], preferred-names: true }");
    Map<String, String> wanted =
        Map.ofEntries(
            Map.entry("SSID", "1000000001"),
            Map.entry("Local Student ID", "0501"),
            Map.entry("Last Name", "Alvarez"),
            Map.entry("First Name", "Marisol"),
            Map.entry("Birthdate", "2014-03-09"),
            Map.entry("Middle Name", "Luz"),
            Map.entry("Name Suffix", "III"),
            Map.entry("School of Attendance", "9900101"),
            Map.entry("Site Code", "A1"),
            Map.entry("School Type", "77"),
            Map.entry("District of Geographic Residence", "9900001"),
            Map.entry("School of Residence", "9900102"),
            Map.entry("Grade Level", "TK"),
            Map.entry("Gender", "X"),
            Map.entry("Federal Ethnicity", "Y"),
            Map.entry("Race1", "100"),
            Map.entry("Race2", "600"),
            Map.entry("Race3", "700"),
            Map.entry("English Language Acquisition Status Code", "RFEP"),
            Map.entry("RFEP Date", "2020-05-06"),
            Map.entry("Primary Language Code", "spa"),
            Map.entry("Migrant", "N"),
            Map.entry("Residential Status", "99"),
            Map.entry("Designation", "SPED"),
            Map.entry("PreferredFirstName", "Mari"),
            Map.entry("PreferredLastName", "Alva"));
    home.schools("9900101,A1,Almond Elementary,");
    List<String> headings = new ArrayList<>(wanted.keySet());
    home.send(
        String.join(",", headings), String.join(",", headings.stream().map(wanted::get).toList()));

    Night night = home.night();

    assertThat(night.counts()).isEqualTo("1 read: 1 created");
    assertThat(night.run().notices()).isEmpty();
    assertThat(home.student("1000000001"))
        .containsAllEntriesOf(wanted)
        .containsEntry("Status", "Pending")
        .hasSize(wanted.size() + 4);
  }

  @Test
  void lastNameIsTheLastNameAlthoughTheSpecificationPrintsItBesideTheFirst() {
    home.settings("state: live", "options: { create: [SPED] }");
    home.send(
        "SSID,FIRST_NAME,LAST_NAME,BIRTHDATE,Designation",
        "1000000001,Marisol,Alvarez,20140309,SPED");

    home.night();

    assertThat(home.student("1000000001"))
        .containsEntry("Last Name", "Alvarez")
        .containsEntry("First Name", "Marisol")
        .containsEntry("Birthdate", "2014-03-09");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SSID", "Last Name", "First Name", "Birthdate"})
  void aFileWithoutARequiredHeadingIsRefused(String missing) {
    home.ours(HEADER, MARISOL);
    home.send(HEADER.replace(missing, missing + "s of them"), MARISOL);

    Night night = home.night();

    assertThat(night.status()).isEqualTo("REFUSED");
    assertThat(night.exit()).isEqualTo(3);
    assertThat(night.counts()).isEqualTo("0 read");
    assertThat(night.notices("missing-heading"))
        .singleElement()
        .satisfies(
            notice ->
                assertThat(notice.message())
                    .contains(
                        "no heading is " + missing,
                        "The headings that came:",
                        "Nearest to it: \"" + missing + "s of them\""));
  }

  // ---- what Excel does ----

  @Test
  void lostZerosArePutBackWhereTheLengthProvesIt() {
    home.schools("0100101,,Almond Elementary,");
    home.ours(HEADER, MARISOL);
    home.send(
        HEADER
            + ",Local Student ID,School of Attendance,School of Residence,District of Residence,Primary Language,Grade",
        "=\"1000000001\",Alvarez,Marisol,=\"2014-03-09\",=\"0123\",100101,12345,1234567012345,1,7");
    home.settings("state: live", "options: { update-identifying: true }");

    Night night = home.night();

    assertThat(home.student("1000000001"))
        .containsEntry("Local Student ID", "0123")
        .containsEntry("School of Attendance", "0100101")
        .containsEntry("Primary Language Code", "01")
        .containsEntry("Grade Level", "07")
        // five digits prove nothing
        .containsEntry("School of Residence", "")
        // 13 digits are a county that lost its zero
        .containsEntry("District of Geographic Residence", "0123456");
    assertThat(night.notices("leading-zeros-put-back")).hasSize(4);
    assertThat(night.notices("bad-value"))
        .extracting(Night.Notice::field)
        .containsExactly("School of Residence");
  }

  @Test
  void aWholeCdsCodeGivesItsPart() {
    home.ours(HEADER, MARISOL);
    home.send(
        HEADER + ",School of Attendance,School of Residence,District of Residence",
        MARISOL + ",19647339900101,19647330112233,19647339900101");

    home.night();

    assertThat(home.student("1000000001"))
        .containsEntry("School of Attendance", "9900101")
        .containsEntry("School of Residence", "0112233")
        .containsEntry("District of Geographic Residence", "1964733");
  }

  @Test
  void anSsidIsTenDigitsAndNeverGuessed() {
    Map<String, String> problems =
        Map.of(
            "1.00E+09", "scientific",
            "1E9", "scientific",
            "100000001", "9 digits",
            "10000000011", "11 digits",
            "1000000001.5", "decimals",
            "10000O0001", "not digits");
    List<String> lines = new ArrayList<>(List.of(HEADER + ",Designation"));
    problems.keySet().forEach(ssid -> lines.add(ssid + ",Alvarez,Marisol,2014-03-09,SPED"));
    home.settings("state: live", "options: { create: [SPED], update-identifying: true }");
    home.ours(HEADER, MARISOL, "0100000001,Okafor,Daniel,2013-11-21");
    home.send(lines.toArray(String[]::new));

    Night night = home.night();

    assertThat(night.counts()).isEqualTo("6 read: 6 refused");
    assertThat(night.exit()).isZero();
    assertThat(home.students()).hasSize(2);
    assertThat(night.notices("bad-value")).extracting(Night.Notice::severity).containsOnly("error");
    problems
        .values()
        .forEach(
            problem ->
                assertThat(night.run().messages())
                    .anyMatch(message -> message.toLowerCase(Locale.ROOT).contains(problem)));
  }

  // ---- bad values ----

  @Test
  void aBadOptionalValueCostsOnlyThatValueAndABadRequiredOneTheRow() {
    home.ours(HEADER + ",Grade Level,School of Residence", MARISOL + ",04,9900102", DANIEL);
    home.send(
        HEADER + ",Grade Level,School of Residence",
        MARISOL + ",05,ninety",
        "1000000002,,Daniel,2013-11-21,06,",
        "1000000003,Nguyen,Linh,2033-01-01,05,");

    Night night = home.night();

    assertThat(night.counts()).isEqualTo("3 read: 1 updated, 2 refused");
    assertThat(home.student("1000000001"))
        .containsEntry("Grade Level", "05")
        .containsEntry("School of Residence", "9900102");
    assertThat(home.student("1000000002")).containsEntry("Grade Level", "");
    assertThat(night.notices("bad-value"))
        .filteredOn(notice -> notice.field().equals("School of Residence"))
        .singleElement()
        .satisfies(
            notice ->
                assertThat(notice)
                    .extracting(
                        Night.Notice::severity,
                        Night.Notice::value,
                        Night.Notice::count,
                        Night.Notice::rows)
                    .containsExactly("warning", "ninety", 1, List.of(2)))
        .satisfies(
            notice ->
                assertThat(notice.message())
                    .contains("\"School of Residence\"", "\"ninety\"", "seven digits"));
    assertThat(night.notices("missing-value"))
        .singleElement()
        .satisfies(notice -> assertThat(notice.rows()).containsExactly(3))
        .satisfies(notice -> assertThat(notice.field()).isEqualTo("Last Name"));
  }

  @Test
  void aBlankNeverErases() {
    String header =
        HEADER + ",Middle Name,School of Attendance,Site Code,Grade Level,Gender,Race1,RFEP Date";
    home.schools("9900101,A1,Almond Elementary,");
    String[] ours = {header, MARISOL + ",Luz,9900101,A1,04,F,700,2020-01-02"};
    home.ours(ours);
    home.send(header, MARISOL + ", ,,,,\u00A0,\"\",");

    Night night = home.night();

    assertThat(night.counts()).isEqualTo("1 read: 1 unchanged");
    assertThat(home.student("1000000001"))
        .containsEntry("Middle Name", "Luz")
        .containsEntry("Site Code", "A1")
        .containsEntry("Gender", "F")
        .containsEntry("Race1", "700")
        .containsEntry("RFEP Date", "2020-01-02");
  }

  // ---- the same student twice ----

  @Test
  void rowsOfOneSsidThatSayTheSameCountOnceAndRowsThatDifferAreAllLeftOut() {
    String header = HEADER + ",Grade Level,Homeroom";
    home.ours(HEADER, MARISOL, DANIEL);
    home.send(
        header,
        MARISOL + ",05,12",
        // a lost zero, a space and a column that is not mapped make no difference
        "1000000001, Alvarez,Marisol,20140309,5,14",
        DANIEL + ",06,1",
        MARISOL + ",05,",
        DANIEL + ",07,1");

    Night night = home.night();

    assertThat(night.counts()).isEqualTo("3 read: 1 updated, 2 refused");
    assertThat(home.student("1000000001")).containsEntry("Grade Level", "05");
    assertThat(home.student("1000000002")).containsEntry("Grade Level", "");
    assertThat(night.notices("rows-of-one-ssid-differ"))
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.rows()).containsExactly(4, 6);
              assertThat(notice.count()).isEqualTo(2);
              assertThat(notice.value()).isEqualTo("******0002");
            });
    assertThat(night.notices("rows-repeat").get(0).rows()).containsExactly(3, 5);
  }

  @Test
  void aNoticeNamesAHundredRowsAndCountsAll() {
    List<String> lines = new ArrayList<>(List.of(HEADER + ",Grade Level"));
    for (int i = 0; i < 1_052; i++) {
      lines.add(
          (1_000_000_000L + i) + ",Alvarez,Marisol" + (char) ('a' + i % 26) + ",2014-03-09,TKX");
    }
    home.send(lines.toArray(String[]::new));

    Night night = home.night();

    assertThat(night.counts()).isEqualTo("1052 read: 1052 skipped");
    assertThat(night.notices("untranslated-code"))
        .singleElement()
        .satisfies(notice -> assertThat(notice.count()).isEqualTo(1_052))
        .satisfies(notice -> assertThat(notice.rows()).hasSize(100));
    assertThat(night.run().logText())
        .containsPattern("1,052 rows \\(2, 3, .*, \\.\\.\\.\\): Grade Level \"TKX\"");
  }
}
