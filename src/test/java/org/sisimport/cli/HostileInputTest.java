package org.sisimport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sisimport.cli.HomeFixture.Answer;

/** Files that somebody made in order to harm whoever reads the log or pastes what it offers. */
class HostileInputTest {

  private static final String HEADER =
      "SSID,Local Student ID,Last Name,First Name,Birthdate,Grade Level,Designation";

  private static final List<String> HEADINGS =
      List.of(
          "end rule \"x\" when then",
          "\\u0022 ); System.exit(1); //",
          "quote\"d",
          "$heading",
          "a*",
          "a#",
          "% ",
          "// c",
          "/* x",
          "ä€ \uD83D\uDE00",
          "\uD83D\uDE00",
          "\u05D0\u05D1\u202Ex",
          "xy\u001B[31m",
          "=cmd|' /C calc'!A0",
          "h".repeat(200),
          "h".repeat(201),
          "l".repeat(2_000));

  private static final List<String> CODES =
      List.of(
          "T*",
          "T#",
          "\" ) ) then decide.skip",
          "\\u0022",
          "ä1",
          "/* x",
          "=1+1",
          "x".repeat(90),
          "x".repeat(91));

  @RegisterExtension final HomeFixture home = new HomeFixture();

  @Test
  void theRulesThatNoticesOfferPassTheCheckAsTheyStandAndSettleThem() {
    home.settings("state: live", "options: { create: [SPED] }");
    Night first = send("1");
    assertThat(first.notices("unknown-heading")).hasSize(HEADINGS.size());
    assertThat(first.notices("untranslated-code")).hasSize(CODES.size());

    home.rules("headings.drl", offered(first, "unknown-heading", "headings.drl"));
    home.rules("grade-codes.drl", offered(first, "untranslated-code", "grade-codes.drl"));

    Answer check = home.run("check", HomeFixture.CODE);
    assertThat(check.out()).as(check.err()).startsWith("in order");
    assertThat(check.exit()).isZero();

    Night second = send("2");
    // only what no rule can name is left, and it says so
    assertThat(second.notices("unknown-heading"))
        .singleElement()
        .satisfies(notice -> assertThat(notice.message()).contains("too long for a rule"));
    assertThat(second.notices("untranslated-code"))
        .hasSize(2)
        .allSatisfy(notice -> assertThat(notice.message()).contains("no rule can name a text"));
  }

  @Test
  void noTextOfAFileIsAFormulaInTheTableOfTheLog() throws IOException {
    home.settings("state: live", "options: { create: [SPED] }");
    home.send(
        HEADER + ",Middle Name",
        "1000000001,=1+1,+Alvarez,-Marisol,20140309,@SUM(A1),SPED,=HYPERLINK(\"x\")",
        "1000000002,\"\t=2\",\"\r=A\",\uFF1DB,20140309,05,SPED,\u202E=C",
        "1000000003,7,=DDE,Linh,=today(),05,SPED,");
    String table = home.night().run().logTable();

    try (CSVParser rows = CSVParser.parse(table, CSVFormat.DEFAULT)) {
      for (CSVRecord row : rows) {
        assertThat(row).noneMatch(cell -> cell.matches("(?s)[=+@\\t\\r\uFF1D\uFFFD-].*"));
      }
    }
    assertThat(table).contains("'+Alvarez", "'-Marisol", "'=1+1", "'@SUM(A1)", "'\uFF1DB");
  }

  @Test
  void theTableOfTheLogHoldsWholeSentences() {
    home.send(HEADER, "1000000001,1,Alvarez,Marisol,20149999,05,SPED");

    assertThat(home.night().run().logTable())
        .contains("is no day of the calendar; a day that exists would have worked\"");
  }

  @Test
  void nothingInAFileForgesALineOfTheLog() {
    home.settings("state: live", "options: { create: [SPED] }");
    String forged = "\nrow 9, SSID ******9999, Forged: created\r\u2028\u0085row 9 forged\u001B[2J";
    home.rules(
        "grade-codes.drl",
        "rule \"Grade 13\"",
        "when",
        "    $code : Code( field == Field.GRADE, is( \"13\" ) )",
        "then",
        "    decide.translate( $code, \"12\" );",
        "end");
    home.rules(
        "new-students.drl",
        "rule \"Warn of the name\"",
        "when",
        "    $none : Unmatched( student.lastName != null )",
        "then",
        "    decide.warn( $none.student(), \"new: \" + $none.student().lastName() + \" \" +"
            + " $none.student().localId() );",
        "end");
    home.sendAs(
        "x" + forged.replace("/", "") + "_demographics.csv",
        HEADER + "," + cell("Room" + forged),
        "1000000001," + cell("1" + forged) + ",Alvarez,Marisol,20140309,13,SPED,",
        "1000000002,2,"
            + cell("Nguyen" + forged)
            + ",Linh,20140309,"
            + cell("5" + forged)
            + ",SPED,",
        "1000000003,3,Okafor," + cell("Daniel" + forged) + ",20140309,05,SPED," + cell(forged));
    Night night = home.night();

    assertThat(night.status()).isEqualTo("APPLIED");
    assertThat(night.run().file()).doesNotContain("\n", "\u001B", "\u2028");
    String log = night.run().logText();
    assertThat(log.lines()).noneMatch(line -> line.strip().startsWith("row 9"));
    assertThat(log).doesNotContain("\u001B", "\u2028", "\u0085", "\r");
    assertThat(home.run("explain", HomeFixture.CODE, "--row", "2").out())
        .doesNotContain("\u001B", "\u2028", "\u0085", "\nrow 9");
    assertThat(home.read(home.path("data/sis-import.log")))
        .doesNotContain("\u001B", "forged")
        .doesNotContain("Forged");
    assertThat(home.run("history").out().lines()).hasSize(1);
  }

  /** The rules that the notices offer, once each, with a code of ours put in place of OURS. */
  private static String[] offered(Night night, String kind, String file) {
    return night.notices(kind).stream()
        .map(Night.Notice::message)
        .filter(message -> message.contains("\nrule "))
        .peek(
            message ->
                assertThat(message).contains("districts/" + HomeFixture.CODE + "/rules/" + file))
        .map(message -> message.substring(message.indexOf("\nrule ") + 1))
        .map(rule -> rule.replace("\"OURS\"", "\"05\""))
        .toArray(String[]::new);
  }

  private Night send(String localId) {
    List<String> lines = new ArrayList<>();
    StringBuilder header = new StringBuilder(HEADER);
    HEADINGS.forEach(heading -> header.append(',').append(cell(heading)));
    lines.add(header.toString());
    for (int i = 0; i < CODES.size(); i++) {
      lines.add(
          "10000000%02d,%s,Alvarez,Marisol,20140309,%s,SPED%s"
              .formatted(i, localId, cell(CODES.get(i)), ",".repeat(HEADINGS.size())));
    }
    home.send(lines.toArray(String[]::new));
    return home.night();
  }

  private static String cell(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
