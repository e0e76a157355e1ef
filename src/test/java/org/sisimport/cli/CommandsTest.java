package org.sisimport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sisimport.cli.HomeFixture.Answer;

/** How the commands are written, where they say what, and what their exit codes mean. */
class CommandsTest {

  private static final String HEADER =
      "SSID,Last Name,First Name,Birthdate,Grade Level,Designation";
  private static final String ROW = "1000000001,Alvarez,Marisol,20140309,05,SPED";

  @RegisterExtension final HomeFixture home = new HomeFixture();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "serve",
        "preview",
        "check",
        "verify",
        "explain",
        "students",
        "load",
        "transfers",
        "history"
      })
  void everyCommandExplainsItself(String command) {
    Answer help = home.run(command, "--help");

    assertThat(help.exit()).isZero();
    assertThat(help.err()).isEmpty();
    assertThat(help.out())
        .startsWith("Usage: sis-import " + command)
        .contains("--home=DIR", "--json");
    assertThat(bare("--help").out()).contains("\n  " + command + " ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "''#Missing required subcommand",
        "frob#Unmatched argument at index 0: 'frob'",
        "run --frob#Unknown option: '--frob'",
        "run --home#Missing required parameter for option '--home' (DIR)",
        "preview#Missing required parameter: 'FOLDER|CODE'",
        "students#Missing required parameter: 'CODE'",
        "load 9900001#Missing required parameter: 'FILE'",
        "transfers accept#Missing required options and parameters: '--by=NAME', '--reason=TEXT', 'N'",
        "transfers decline x --by me --reason r#Invalid value for positional parameter at index 0 (N): 'x' is not a long",
        "explain 9900001#Missing required argument (specify one of these): (--ssid=N | --row=N)",
        "explain 9900001 --row x#Invalid value for option '--row': 'x' is not an int",
        "explain 9900001 --row 2 --ssid 1000000001#--ssid=N, --row=N are mutually exclusive"
      })
  void aMistakeInTheCommandIsOneSentenceAndTheWayToWriteIt(String command, String sentence) {
    Answer answer = bare(command.isEmpty() ? new String[0] : command.split(" "));

    assertThat(answer.exit()).isEqualTo(2);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err())
        .startsWith(sentence)
        .contains("\nUsage: sis-import")
        .endsWith("--help\" tells more.\n")
        .doesNotContain("Exception");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "run 9999999#districts/9999999: there is no such district",
        "run no/such/folder#\"no/such/folder\" is neither a district's code (seven digits) nor a folder",
        "preview no\0such#is neither a district's code (seven digits) nor a folder",
        "students 12#\"12\" is no district's code; seven digits would have worked",
        "history abc#\"abc\" is no district's code; seven digits would have worked",
        "load 9900001 nofile.csv#nofile.csv is not there or no file; nothing was loaded",
        "transfers 12#\"12\" is no district's code; seven digits would have worked",
        "transfers accept 7 --by me --reason r#There is no transfer request 7; `./sis-import transfers` lists them.",
        "explain 9900001 --ssid 12#--ssid wants ten digits",
        "explain 9900001 --row 2#nothing has run for 9900001 yet",
        "verify no/such/sample#no/such/sample: there is no such folder"
      })
  void whatIsNotThereIsOneSentenceOnStandardError(String command, String sentence) {
    for (boolean json : new boolean[] {false, true}) {
      String[] args = (command + (json ? " --json" : "")).split(" ");
      Answer answer = home.run(args);

      assertThat(answer.exit()).isEqualTo(2);
      assertThat(answer.err()).contains(sentence).hasLineCount(1);
      assertThat(answer.out()).isIn("", "{\"runs\":[],\"left\":[]}\n");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "9900011#there is no such district (did you mean `9900001`?); create the folder and a district.yaml in it",
        "9900010#there is no such district (did you mean `9900001`?); create the folder and a district.yaml in it",
        "9900100#there is no such district; create the folder and a district.yaml in it",
        "9900345#there is no such district; create the folder and a district.yaml in it",
        "9900462#there is no such district; create the folder and a district.yaml in it",
        "9900105#there is no such district; 9900105 is the code of the sample samples/05-x, and its"
            + " folder can be given in place of the code",
      })
  void anUnknownCodeIsHintedAtOnlyWhereAnotherMayHaveBeenMeant(String code, String why) {
    home.settingsOf("9900461");
    home.settingsOf("9900463");
    home.write("samples/05-x/district.yaml", "code: \"9900105\"", "name: Sample");
    home.write("samples/README.md", "no sample");
    home.write("samples/06-broken/district.yaml", ": [");

    assertThat(home.run("explain", code, "--row", "2").err())
        .isEqualTo("districts/" + code + ": " + why + "\n");
    assertThat(home.run("roster", code).out())
        .isEqualTo("no roster is kept of " + code + ": " + why + "\n");
    assertThat(home.run("roster", "9900001").out())
        .isEqualTo("no roster is kept of 9900001; the first OneRoster package brings it\n");
  }

  @Test
  void standardOutputIsNothingButJsonWhereJsonIsAskedFor() throws IOException {
    home.settings("state: live", "options: { create: [SPED] }", "unknown-key: 1");
    home.send(HEADER, ROW);
    Answer broken = home.run("run", "--now", "--json");
    assertThat(broken.out()).isEqualTo("{\"runs\":[],\"left\":[]}\n");
    assertThat(broken.err()).startsWith("districts/9900001/district.yaml:4: unknown key");
    assertThat(broken.exit()).isEqualTo(2);
    assertThat(json("check").at("/findings/0/line").intValue()).isEqualTo(4);

    home.settings("state: live", "options: { create: [SPED] }");
    for (String command :
        List.of(
            "preview 9900001",
            "run --now",
            "run 9900001 --now",
            "check",
            "history",
            "history 9900001",
            "students 9900001",
            "explain 9900001 --row 2",
            "explain 9900001 --ssid 1000000001")) {
      assertThat(json(command).isContainerNode()).as(command).isTrue();
    }
    assertThat(json("check").get("findings")).isEmpty();
    assertThat(json("history").at("/runs/0/status").textValue()).isEqualTo("UNCHANGED");
    assertThat(json("students 9900001").toString()).contains("\"Alvarez\"");
  }

  @Test
  void theHighestExitCodeCountsOverSeveralFilesAndASetUpErrorStopsNobodyElse() {
    home.settings("state: live", "options: { create: [SPED] }");
    home.settingsOf(HomeFixture.OTHER_CODE, "state: alive");
    home.send(HEADER, ROW);
    Answer setUp = home.run("run", "--now", "--json");
    assertThat(setUp.exit()).isEqualTo(2);
    assertThat(setUp.out()).contains("APPLIED");

    home.send("no headings,of,any,use", ROW);
    Answer refused = home.run("run", "--now", "--json");
    assertThat(refused.exit()).isEqualTo(3);
    assertThat(refused.out()).contains("REFUSED");
    assertThat(refused.err()).contains("districts/9900002/district.yaml:2: `state` is `alive`");
  }

  @Test
  void whyAFileFailedIsInJsonToo() {
    home.rules("headings.drl", "rule \"x\" when", "nonsense");
    home.send(HEADER, ROW);
    // the home has no earlier good set of rules
    Night night = home.night();

    assertThat(night.exit()).isEqualTo(3);
    assertThat(night.status()).isEqualTo("FAILED");
    assertThat(night.notices("failed"))
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.severity()).isEqualTo("error");
              assertThat(notice.message())
                  .contains("the rule files are broken", "districts/9900001/rules/headings.drl:");
            });
  }

  @Test
  void aMisspeltHomeIsNotCreated() throws IOException {
    Path misspelt = home.path("nosuch");
    Path students = home.write("students.csv", "SSID,Last Name,First Name,Birthdate");
    for (String command :
        List.of(
            "run",
            "serve",
            "preview 9900001",
            "check",
            "verify",
            "history",
            "students 9900001",
            "explain 9900001 --row 2",
            "load 9900001 " + students)) {
      Answer answer = bare((command + " --home " + misspelt).split(" "));
      assertThat(answer.exit()).as(command).isEqualTo(2);
      assertThat(answer.err()).as(command).contains(misspelt.toString()).hasLineCount(1);
      assertThat(misspelt).as(command).doesNotExist();
    }
  }

  @Test
  void relativePathsAreRelativeToTheCallerAndHomeMayStandAnywhere() throws IOException {
    Path here = Path.of("").toAbsolutePath();
    Path sample = home.path("a sample");
    Files.createDirectories(sample.resolve("incoming"));
    home.write("a sample/district.yaml", "code: \"9900009\"", "name: Elsewhere", "state: live");
    home.write("a sample/schools.csv", "code,siteCode,name,default");
    home.write("a sample/incoming/9900009_demographics.csv", HEADER, ROW);
    String relative = here.relativize(sample).toString();

    Answer answer = bare("run", "--home=" + here.relativize(home.path("")), relative, "--json");

    assertThat(answer.err()).isEmpty();
    assertThat(answer.out()).contains("\"district\":\"9900009\"", "\"APPLIED\"");
  }

  private JsonNode json(String command) throws IOException {
    Answer answer = home.run((command + " --json").split(" "));
    assertThat(answer.out()).as(answer.err()).endsWith("\n").hasLineCount(1);
    return new ObjectMapper().readTree(answer.out());
  }

  /** Runs a command as it stands. */
  private static Answer bare(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit = Main.run(args, new PrintWriter(out), new PrintWriter(err));
    return new Answer(exit, out.toString(), err.toString());
  }
}
