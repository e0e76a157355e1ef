package org.sisimport.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sisimport.cli.HomeFixture.CODE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The page for districts says what the log says when a setting of the sender is wrong. Here each is
 * set wrongly in a package that is in order.
 */
class PackagePageTest {

  private static final Path PACKAGE = Path.of("samples/19-oneroster/package");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| .* \\|$");

  /** What follows on the name of a setting. */
  private static final String END = " is | has |, ";

  @RegisterExtension final HomeFixture home = new HomeFixture();

  private final List<String> sentences = sentences();

  @BeforeEach
  void aDistrictThatSendsPackages() {
    home.settings("state: live", "files: [{ name: OneRoster.zip }]");
  }

  @Test
  void everySentenceOfThePageIsOneOfTheLog() {
    List<byte[]> packages =
        List.of(
            zip(files -> without(files, "demographics.csv")),
            zip(files -> renamed(files, "users.csv", "users_20261015.csv")),
            zip(files -> renamed(files, "users.csv", "Users.csv")),
            zip(files -> changed(files, "users.csv", text -> text.replace("Carla", "Carl\u00e1"))),
            zip(
                files ->
                    changed(files, "users.csv", text -> text.substring(text.indexOf('\n') + 1))),
            zip(files -> changed(files, "users.csv", text -> text.replace("\",\"", "\"\t\""))),
            zip(files -> changed(files, "users.csv", text -> text.replace("\"", ""))),
            zip(
                files ->
                    changed(
                        files,
                        "enrollments.csv",
                        text ->
                            text.replace(
                                "\"E3\",\"\",\"\"",
                                "\"E3\",\"active\",\"2026-10-14T08:00:00.000Z\""))),
            zip(files -> without(files, "manifest.csv")),
            Arrays.copyOf(zip(files -> files), 1_500));

    assertThat(sentences).hasSameSizeAs(packages);
    for (int i = 0; i < packages.size(); i++) {
      home.sendBytes(CODE, "OneRoster.zip", packages.get(i));
      assertThat(home.preview().run().notices())
          .extracting(Night.Notice::message)
          .contains(sentences.get(i));
    }
  }

  /** Whoever reads the log is told in which step to set what, in the words of that step. */
  @Test
  void everyAdviceNamesAStepOfThePageAndASettingOfIt() {
    String page = read(Path.of("districts/README.md"));
    int first = page.indexOf("**1. Eight extract instances**");
    int second = page.indexOf("**2. One zip**", first);
    int third = page.indexOf("**3. Try it.**", second);
    int advice = page.indexOf("### What the log says when a setting is wrong", third);
    Map<String, String> steps =
        Map.of(
            "Step 1, in the instance of that file: ", page.substring(first, second),
            "Step 2: ", page.substring(second, third),
            "Step 3: ", page.substring(third, advice));

    List<String> told =
        page.substring(advice, page.indexOf("\n## ", advice))
            .lines()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| The log says"))
            .map(line -> line.substring(line.lastIndexOf(" | ") + 3))
            .toList();

    assertThat(told)
        .hasSize(sentences.size() + 1)
        .allSatisfy(
            one -> {
              assertThat(steps.keySet()).anyMatch(one::startsWith);
              steps.forEach(
                  (step, settings) -> {
                    if (one.startsWith(step)) {
                      assertThat(settings).contains(one.substring(step.length()).split(END)[0]);
                    }
                  });
            });
  }

  private static List<String> sentences() {
    String page = read(Path.of("districts/README.md"));
    int start = page.indexOf("### What the log says when a setting is wrong");
    Matcher rows = ROW.matcher(page.substring(start, page.indexOf("\n## ", start)));
    return rows.results().map(row -> row.group(1)).toList();
  }

  private static byte[] zip(UnaryOperator<Map<String, byte[]>> wrong) {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(PACKAGE)) {
      for (Path file : all.toList()) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
        for (Map.Entry<String, byte[]> file : wrong.apply(files).entrySet()) {
          zip.putNextEntry(new ZipEntry(file.getKey()));
          zip.write(file.getValue());
        }
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, byte[]> without(Map<String, byte[]> files, String file) {
    assertThat(files.remove(file)).isNotNull();
    return files;
  }

  private static Map<String, byte[]> renamed(Map<String, byte[]> files, String from, String to) {
    files.put(to, files.get(from));
    return without(files, from);
  }

  private static Map<String, byte[]> changed(
      Map<String, byte[]> files, String file, UnaryOperator<String> change) {
    String text = new String(files.get(file), StandardCharsets.UTF_8);
    String wrong = change.apply(text);
    assertThat(wrong).isNotEqualTo(text);
    // what is not ASCII is then not UTF-8
    files.put(file, wrong.getBytes(StandardCharsets.ISO_8859_1));
    return files;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
