package org.sisimport.district;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sisimport.facts.School;

class SchoolsFileTest {

  private static final String HEADER = "code,siteCode,name,default\n";

  private final Path folder;
  private final ProblemList problems = new ProblemList("schools.csv");

  SchoolsFileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void schoolsKeepTheOrderOfTheFile() throws IOException {
    List<School> schools =
        read(
            HEADER
                + "9900010,,Oak Elementary,\n"
                + "9900001,PRE,\"Preschool, Oak Street\",yes\n"
                + "\n"
                + "9900001, HOME ,Home Program,no\n"
                + "9900001,,Program without site,\n");

    assertThat(problems.found()).isEmpty();
    assertThat(schools)
        .containsExactly(
            new School("9900010", null, "Oak Elementary", false),
            new School("9900001", "PRE", "Preschool, Oak Street", true),
            new School("9900001", "HOME", "Home Program", false),
            new School("9900001", null, "Program without site", false));
  }

  @Test
  void columnsComeInAnyOrderAndShortRowsEndInBlanks() throws IOException {
    List<School> schools =
        read("\uFEFFName,Default,Code,SiteCode\r\nOak,YES,9900010,A\r\nElm,,9900011\r\n");

    assertThat(problems.found()).isEmpty();
    assertThat(schools)
        .containsExactly(
            new School("9900010", "A", "Oak", true), new School("9900011", null, "Elm", false));
  }

  @Test
  void programsWithoutSiteCodeMayShareACodeWhereTheirNamesDiffer() throws IOException {
    assertThat(read(HEADER + "9900001,,Preschool,yes\n9900001,,Home Program,\n")).hasSize(2);
    assertThat(problems.found()).isEmpty();
  }

  @Test
  void withoutTheFileThereAreNoSchools() {
    assertThat(SchoolsFile.read(folder.resolve("schools.csv"), problems)).isEmpty();
    assertThat(problems.found()).isEmpty();
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of("", 1, "missing in the header: code, siteCode, name, default"),
        Arguments.of("code,siteCode,name\n", 1, "missing in the header: default"),
        Arguments.of(
            "code,siteCode,name,default,nmae\n",
            1,
            "unknown heading `nmae` (did you mean `name`?)"),
        Arguments.of("code,siteCode,name,default,Code\n", 1, "`code` stands twice"),
        Arguments.of(HEADER + "990001,,Oak,\n", 2, "may have dropped zeros"),
        Arguments.of(HEADER + "99123459900010,,Oak,\n", 2, "the last seven"),
        Arguments.of(HEADER + "\n99000l0,,Oak,\n", 3, "`code` is `99000l0`; write the seven"),
        Arguments.of(HEADER + ",,Oak,\n", 2, "`code` is blank"),
        Arguments.of(HEADER + "\u0669\u0669\u0660\u0660\u0660\u0661\u0660,,Oak,\n", 2, "seven"),
        Arguments.of(HEADER + "9900010,,,\n", 2, "has no name"),
        Arguments.of(HEADER + "9900010,,Oak,x\n", 2, "`default` is `x`; write yes, or leave"),
        Arguments.of(
            HEADER + "9900010,,Oak, Elementary,yes\n",
            2,
            "has 5 cells, the header has 4; put a name that holds a comma"),
        Arguments.of(HEADER + "9900010,,\"Oak,\n9900011,,Elm,\n", 2, "opens a quote"),
        Arguments.of(
            HEADER + "9900010,,\"Oak,\n9900011,,Elm\",\nx,,,\n", 2, "a quote is opened and not"),
        Arguments.of(HEADER + "9900010,,\"Oak\" Hill,\n", 2, "after the closing quote of cell 3"),
        Arguments.of(
            HEADER + "9900010,A,Oak,\n9900011,A,Elm,\n9900010,A,Ash,\n", 4, "already in line 2"),
        Arguments.of(HEADER + "9900010,,Oak,\n9900010,,Oak,\n", 3, "already in line 2"),
        Arguments.of(
            HEADER + "9900010,A,Oak,yes\n9900010,B,Elm,yes\n", 3, "its default already in line 2"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsToldWithItsLine(String csv, int line, String message) throws IOException {
    read(csv);

    assertThat(problems.found())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.message()).contains(message);
              assertThat(problem.line()).isEqualTo(line);
            });
  }

  @Test
  void semicolonsAreNoHeader() throws IOException {
    read("code;siteCode;name;default\n");

    assertThat(problems.found())
        .last()
        .hasToString(
            "schools.csv:1: missing in the header: code, siteCode, name, default; the header is"
                + " code,siteCode,name,default");
  }

  @Test
  void aFileInAnotherCharsetIsToldWithTheLine() throws IOException {
    Path file = folder.resolve("schools.csv");
    Files.write(file, (HEADER + "9900010,,Pi\u00f1on,\n").getBytes(StandardCharsets.ISO_8859_1));
    SchoolsFile.read(file, problems);

    assertThat(problems.found()).singleElement().extracting("line").isEqualTo(2);
  }

  private List<School> read(String csv) throws IOException {
    Path file = folder.resolve("schools.csv");
    Files.writeString(file, csv);
    return SchoolsFile.read(file, problems);
  }
}
