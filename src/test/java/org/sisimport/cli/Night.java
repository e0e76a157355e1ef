package org.sisimport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What {@code run --json} or {@code preview --json} answered. It is in the promised form, the
 * counts add up, and neither notices nor logs show a whole SSID; else there is no Night.
 *
 * @param exit the exit code
 * @param err standard error
 * @param runs the runs in their order
 */
record Night(int exit, String err, List<Run> runs) {

  private static final List<String> OUTCOMES =
      List.of("unchanged", "updated", "created", "skipped", "held", "refused");

  /**
   * One file's run.
   *
   * @param counts those that are not zero, {@code 3 read: 2 unchanged, 1 held}
   * @param logText empty for a preview
   * @param logTable the rows as CSV, empty for a preview
   */
  record Run(
      String district,
      String file,
      String status,
      String counts,
      List<Notice> notices,
      String logText,
      String logTable) {

    /** The notices of that kind. */
    List<Notice> notices(String kind) {
      return notices.stream().filter(notice -> notice.kind().equals(kind)).toList();
    }

    /** The messages of all notices, each with its rows. */
    List<String> messages() {
      return notices.stream().map(notice -> notice.rows() + " " + notice.message()).toList();
    }
  }

  /** One cause; {@code field} and {@code value} are empty where JSON has null. */
  record Notice(
      String kind,
      String severity,
      String field,
      String value,
      int count,
      List<Integer> rows,
      String message) {}

  /** The only run. */
  Run run() {
    assertThat(runs).as("runs; standard error: " + err).hasSize(1);
    return runs.get(0);
  }

  String status() {
    return run().status();
  }

  String counts() {
    return run().counts();
  }

  List<Notice> notices(String kind) {
    return run().notices(kind);
  }

  static Night of(HomeFixture.Answer answer, Path home, Set<String> secrets) {
    assertThat(answer.out()).doesNotContain("Exception").endsWith("\n");
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(answer.out());
    } catch (IOException e) {
      throw new AssertionError("no JSON: " + answer, e);
    }
    fields(root, "runs", "left");
    List<Run> runs = new ArrayList<>();
    root.get("runs").forEach(run -> runs.add(run(run, home)));
    for (String secret : secrets) {
      if (secret.matches("[0-9]{10}")) {
        assertThat(answer.out()).as("JSON").doesNotContain(secret);
        assertThat(answer.err()).as("standard error").doesNotContain(secret);
        runs.forEach(run -> assertThat(run.logText() + run.logTable()).doesNotContain(secret));
      }
    }
    return new Night(answer.exit(), answer.err(), runs);
  }

  private static Run run(JsonNode run, Path home) {
    fields(run, "district", "file", "status", "counts", "notices", "log");
    List<Notice> notices = new ArrayList<>();
    run.get("notices").forEach(notice -> notices.add(notice(notice)));
    JsonNode log = run.get("log");
    Path text = log.isNull() ? null : home.resolve(log.textValue());
    return new Run(
        run.get("district").textValue(),
        run.get("file").textValue(),
        run.get("status").textValue(),
        counts(run.get("counts")),
        notices,
        text == null ? "" : read(text),
        text == null ? "" : read(Path.of(text.toString().replace(".txt", ".csv"))));
  }

  private static String counts(JsonNode counts) {
    List<String> names = new ArrayList<>(List.of("read"));
    names.addAll(OUTCOMES);
    fields(counts, names.toArray(String[]::new));
    names.forEach(name -> assertThat(counts.get(name).isInt()).as(name).isTrue());
    int sum = OUTCOMES.stream().mapToInt(name -> counts.get(name).intValue()).sum();
    assertThat(counts.get("read").intValue()).as("the sum of " + counts).isEqualTo(sum);
    return sum
        + " read"
        + OUTCOMES.stream()
            .filter(name -> counts.get(name).intValue() != 0)
            .map(name -> counts.get(name).intValue() + " " + name)
            .collect(Collectors.joining(", ", ": ", ""))
            .replaceFirst(": $", "");
  }

  private static Notice notice(JsonNode notice) {
    List<Integer> rows = new ArrayList<>();
    notice.get("rows").forEach(row -> rows.add(row.intValue()));
    if (notice.has("places")) {
      fields(notice, "kind", "severity", "field", "value", "count", "rows", "places", "message");
      assertThat(notice.get("places")).hasSameSizeAs(rows);
    } else {
      fields(notice, "kind", "severity", "field", "value", "count", "rows", "message");
    }
    assertThat(rows).hasSizeLessThanOrEqualTo(100).doesNotContain(1).isSorted();
    assertThat(notice.get("count").intValue()).isGreaterThanOrEqualTo(rows.size());
    assertThat(notice.get("severity").textValue()).isIn("error", "warning", "info");
    assertThat(notice.get("kind").textValue()).matches("[a-z0-9-]+");
    assertThat(notice.get("message").textValue()).isNotBlank();
    return new Notice(
        notice.get("kind").textValue(),
        notice.get("severity").textValue(),
        notice.get("field").asText("").replace("null", ""),
        notice.get("value").asText("").replace("null", ""),
        notice.get("count").intValue(),
        rows,
        notice.get("message").textValue());
  }

  private static void fields(JsonNode node, String... names) {
    List<String> found = new ArrayList<>();
    node.fieldNames().forEachRemaining(found::add);
    assertThat(found).containsExactly(names);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
