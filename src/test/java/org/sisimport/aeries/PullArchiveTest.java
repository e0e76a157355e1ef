package org.sisimport.aeries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sisimport.oneroster.PackageBuilder;
import org.sisimport.table.UnreadableFileException;

/** What a pull must be, and what of it is refused. */
class PullArchiveTest {

  private static final String NOTHING_USED =
      "; nothing of the pull was used, and the next night pulls again";

  private final Path temp;

  PullArchiveTest(@TempDir Path temp) {
    this.temp = temp;
  }

  @Test
  void aZipThatIsSealedIsAPull() throws IOException {
    assertThat(PullArchive.isPull(Pulls.full().writeTo(temp.resolve("pull.zip")))).isTrue();
    assertThat(PullArchive.isPull(new PackageBuilder().writeTo(temp.resolve("roster.zip"))))
        .isFalse();
    Path csv = Files.writeString(temp.resolve("a.csv"), "SSID\npull.json\n");
    assertThat(PullArchive.isPull(csv)).isFalse();
    assertThat(PullArchive.isPull(temp.resolve("nowhere.zip"))).isFalse();
  }

  @Test
  void aPullSaysWhatItIs() {
    PullSeal seal = open(Pulls.changes()).seal();

    assertThat(seal.kind()).isEqualTo(PullSeal.Kind.CHANGES);
    assertThat(seal.district()).isEqualTo("9900001");
    assertThat(seal.day()).isEqualTo(LocalDate.of(2026, 10, 15));
    assertThat(seal.since()).isEqualTo("2026-10-14T00:30:05-07:00");
    assertThat(seal.programs()).containsExactly("144", "144x");
    assertThat(seal.migrant()).isEqualTo("135");
  }

  @Test
  void theDayIsThatOfTheDistrictsServer() {
    assertThat(open(Pulls.full().seal("asOf", "2026-10-15T23:59:00-07:00")).seal().day())
        .isEqualTo(LocalDate.of(2026, 10, 15));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      value = {
        "format | 2 | its format is \"2\", and should be the number 1",
        "format | - | its format is missing or of another kind, and should be the number 1",
        "kind | some | its kind is \"some\", and should be full or changes",
        "kind | - | its kind is missing or of another kind, and should be a text",
        "district | - | its district is missing or of another kind, and should be a text",
        "asOf | 2026-10-15T00:30:05 | its asOf is \"2026-10-15T00:30:05\", and should be a time with its offset, such as 2026-11-22T02:05:00-08:00",
        "asOf | - | its asOf is missing or of another kind, and should be a text",
        "programs | - | its programs is missing or of another kind, and should be a list of program codes",
        "programs | 144 | its programs is \"144\", and should be a list of program codes"
      })
  void aSealThatDoesNotSayItIsRefused(String field, @Nullable String value, String sentence) {
    assertThatThrownBy(() -> open(Pulls.full().seal(field, value)))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage("pull.json in pull.zip cannot be read: " + sentence + NOTHING_USED);
  }

  @Test
  void programsMustBeTexts() {
    assertThatThrownBy(() -> open(Pulls.full().seal("programs", List.of("144", List.of("x")))))
        .hasMessageContaining("should be a list of program codes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "1", "\"a\"", "", "{", "{\"format\":1", "{}{}", "<html>"})
  void aSealThatIsNoRecordIsRefused(String text) {
    assertThatThrownBy(() -> open(Pulls.full().raw("pull.json", text)))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageStartingWith("pull.json in pull.zip cannot be read: ");
  }

  static List<Arguments> answersThatAreNone() {
    return List.of(
        Arguments.of("nothing", "", "it is no list of records"),
        Arguments.of("an object", "{\"Message\":\"Invalid\"}", "it is no list of records"),
        Arguments.of("a text", "\"Ruiz\"", "it is no list of records"),
        Arguments.of("no value", "null", "it is no list of records"),
        Arguments.of("a web page", "<html><body>Sign in</body></html>", "near byte"),
        Arguments.of("cut off in a list", "[{\"StudentID\":71}", "it is no JSON"),
        Arguments.of("cut off in a record", "[{\"StudentID\":71,", "it is no JSON"),
        Arguments.of("cut off in a text", "[{\"LastName\":\"Ruiz", "it is no JSON"),
        Arguments.of("two lists", "[][]", "it goes on after its end, near byte"),
        Arguments.of("words behind", "[] Ruiz", "it is no JSON"),
        Arguments.of("a comma missing", "[{\"a\":1 \"LastName\":\"Ruiz\"}]", "it is no JSON"),
        Arguments.of("a comma too many", "[{\"LastName\":\"Ruiz\"},]", "it is no JSON"),
        Arguments.of("no number", "[{\"StudentID\":NaN}]", "it is no JSON"),
        Arguments.of("deep lists", "[".repeat(100_000), "it is no JSON"),
        Arguments.of("deep records", "[" + "{\"a\":".repeat(100_000), "it is no JSON"),
        Arguments.of(
            "a huge number", "[{\"StudentID\":" + "9".repeat(10_000) + "}]", "it is no JSON"),
        Arguments.of(
            "a huge number that nobody wants",
            "[{\"Other\":" + "9".repeat(10_000) + "}]",
            "it is no JSON"),
        Arguments.of("a huge name", "[{\"" + "a".repeat(3 << 20) + "\":1}]", "it is no JSON"));
  }

  /** Such as cannot be packed to a fraction: that would be refused for itself. */
  private static String letters(int count) {
    Random random = new Random(1);
    return random
        .ints(count, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answersThatAreNone")
  void anAnswerThatIsNoListInJsonRefusesThePullInOneSentence(
      String what, String text, String sentence) {
    Pulls pull = Pulls.ofOneSchool().student(71).program(71, "144", "2024-02-09", null);

    for (String path :
        List.of(
            "schools.json",
            "codes/STU/GR.json",
            "programs/995-144.json",
            "extended/995-1.json",
            "students/995-1.json")) {
      assertThatThrownBy(() -> AeriesTable.of(open(pull.raw(path, text))))
          .as(what)
          .isInstanceOf(UnreadableFileException.class)
          .hasMessageStartingWith(path + " in pull.zip cannot be read: ")
          .hasMessageContaining(sentence)
          .hasMessageEndingWith(NOTHING_USED)
          .hasMessageNotContaining("Ruiz");
      pull.raw(path, "[]");
    }
  }

  @Test
  void aHugeTextRefusesThePull() {
    String huge = "[{\"LastName\":\"" + letters((1 << 20) + 1) + "\"}]";

    assertThatThrownBy(
            () -> AeriesTable.of(open(Pulls.ofOneSchool().raw("students/1-1.json", huge))))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("students/1-1.json in pull.zip cannot be read: it is no JSON");
  }

  @Test
  void bytesThatAreNoTextRefuseThePull() {
    byte[] latin = "[{\"LastName\":\"Ru\u00EDz\"}]".getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(
            () -> AeriesTable.of(open(Pulls.ofOneSchool().raw("students/1-1.json", latin))))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("students/1-1.json in pull.zip cannot be read: it is no JSON");
  }

  @Test
  void aPullWithoutSchoolsIsRefused() {
    assertThatThrownBy(() -> AeriesTable.of(open(Pulls.full().without("schools.json"))))
        .hasMessage("pull.zip cannot be read: it has no schools.json; nothing of it was used");
  }

  @Test
  void aPullThatWasDamagedIsRefusedWhereverItIsDamaged() throws IOException {
    Pulls pull = Pulls.ofOneSchool();
    for (int id = 1; id <= 50; id++) {
      pull.student(id).program(id, "144", "2024-02-09", null);
    }
    byte[] bytes = pull.bytes();
    Path file = temp.resolve("pull.zip");
    for (int at = 40; at < bytes.length; at += bytes.length / 40) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 0x55;
      Files.write(file, damaged);

      readOrRefused(file);
    }
    for (int length = 0; length < bytes.length; length += bytes.length / 20) {
      Files.write(file, Arrays.copyOf(bytes, length));

      assertThatThrownBy(() -> PullArchive.open(file, "pull.zip"))
          .isInstanceOf(UnreadableFileException.class);
    }
  }

  /** What the damage did not touch, such as a time of an entry, reads as before. */
  private static void readOrRefused(Path file) {
    try {
      AeriesTable.of(PullArchive.open(file, "pull.zip")).forEachRow(row -> {});
    } catch (UnreadableFileException e) {
      assertThat(e).hasMessageContaining("pull.zip cannot be read: ");
    }
  }

  private PullArchive open(Pulls pull) {
    return PullArchive.open(pull.writeTo(temp.resolve("pull.zip")), "pull.zip");
  }
}
