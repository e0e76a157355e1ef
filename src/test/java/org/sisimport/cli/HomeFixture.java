package org.sisimport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.sisimport.store.Database;

/**
 * A home in a temporary folder with a live district that has two schools, and the commands over it,
 * as a person types them. Every night is held to what is true of all nights, and after each test
 * the application's log may hold nothing of a student who was in a file.
 */
final class HomeFixture implements BeforeEachCallback, AfterEachCallback {

  static final String CODE = "9900001";
  static final String OTHER_CODE = "9900002";

  private static final Pattern SSID = Pattern.compile("(?<![0-9])[0-9]{10}(?![0-9])");
  private static final Instant FIRST_UPLOAD = Instant.parse("2026-09-01T08:00:00Z");

  private final Set<String> secrets = new LinkedHashSet<>();
  private Path home = Path.of("");
  private int uploads;
  private Clock clock = Clock.systemUTC();

  /** What a command answered. */
  record Answer(int exit, String out, String err) {}

  @Override
  public void beforeEach(ExtensionContext context) {
    Template template =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.GLOBAL)
            .getOrComputeIfAbsent(Template.class);
    home = io(any -> Files.createTempDirectory("sis-import-home"), home);
    copy(template.home, home);
    settings("state: live");
    schools("9900101,,Almond Elementary,", "9900102,,Birch Middle,");
    System.setProperty("sisimport.data", home.resolve("data").toString());
    Configurator.reconfigure();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Path log = home.resolve("data/sis-import.log");
    if (Files.exists(log)) {
      assertThat(secrets.stream().filter(read(log)::contains))
          .as("students in the application's log")
          .isEmpty();
    }
    delete(home);
  }

  // ---- what is there before the night ----

  /** Writes {@code district.yaml}: a name, these lines, and that no file is waited for. */
  void settings(String... lines) {
    settingsOf(CODE, lines);
  }

  void settingsOf(String code, String... lines) {
    String[] all =
        Stream.concat(Arrays.stream(lines), Stream.of("quiet: 0s")).toArray(String[]::new);
    write("districts/" + code + "/district.yaml", "name: Golden Valley Unified", all);
    io(Files::createDirectories, home.resolve("districts/" + code + "/inbox"));
  }

  void schools(String... lines) {
    write("districts/" + CODE + "/schools.csv", "code,siteCode,name,default", lines);
  }

  /** Adds rules of the district's own. */
  void rules(String file, String... lines) {
    write("districts/" + CODE + "/rules/" + file, "// ours", lines);
  }

  /** Adds to a shared rule file. */
  void sharedRules(String file, String... lines) {
    String shared = read(home.resolve("rules/" + file));
    write("rules/" + file, shared, lines);
  }

  /** Loads our students; the first line is the header. */
  void ours(String... lines) {
    oursOf(CODE, lines);
  }

  void oursOf(String code, String... lines) {
    Answer answer = load(code, lines);
    assertThat(answer.exit()).as(answer.err()).isZero();
  }

  /** Runs {@code load} with these lines as file. */
  Answer load(String code, String... lines) {
    keep(lines, ",");
    Path file = write("load.csv", lines[0], Arrays.copyOfRange(lines, 1, lines.length));
    return run("load", code, file.toString());
  }

  /** Puts a file into the inbox, younger than those before; the first line is the header. */
  Path send(String... lines) {
    return sendAs(CODE + "_demographics.csv", lines);
  }

  Path sendAs(String name, String... lines) {
    return sendTo(CODE, name, lines);
  }

  Path sendTo(String code, String name, String... lines) {
    keep(lines, "[,;\t|]");
    return sendBytes(
        code, name, (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  Path sendBytes(String code, String name, byte[] bytes) {
    Path file = home.resolve("districts/" + code + "/inbox/" + name);
    io(path -> Files.write(path, bytes), file);
    FileTime time = FileTime.from(FIRST_UPLOAD.plusSeconds(60L * uploads++));
    io(path -> Files.setLastModifiedTime(path, time), file);
    return file;
  }

  /** Another time than that of this machine. */
  void clock(Clock other) {
    clock = other;
  }

  Path path(String below) {
    return home.resolve(below);
  }

  // ---- the night ----

  /** Runs a command over this home. */
  Answer run(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.add("--home");
    all.add(home.toString());
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        Main.run(
            all.toArray(String[]::new),
            new Surroundings(clock, Duration.ZERO),
            new PrintWriter(out),
            new PrintWriter(err));
    return new Answer(exit, out.toString(), err.toString());
  }

  /** Runs the district's night, or that of these targets. */
  Night night(String... targets) {
    List<String> args = new ArrayList<>(List.of("run", "--now", "--json"));
    args.addAll(targets.length == 0 ? List.of(CODE) : List.of(targets));
    return Night.of(run(args.toArray(String[]::new)), home, secrets);
  }

  /** Runs the night of all districts. */
  Night nightOfAll() {
    return Night.of(run("run", "--now", "--json"), home, secrets);
  }

  Night preview() {
    return Night.of(run("preview", "--json", CODE), home, secrets);
  }

  String explain(String... whom) {
    List<String> args = new ArrayList<>(List.of("explain", CODE));
    args.addAll(List.of(whom));
    Answer answer = run(args.toArray(String[]::new));
    assertThat(answer.exit()).as(answer.err()).isZero();
    return answer.out();
  }

  // ---- what is there afterwards ----

  /** Our students as {@code students} writes them. */
  List<Map<String, String>> students() {
    return csv(run("students", CODE).out());
  }

  /** Our student of that SSID. */
  Map<String, String> student(String ssid) {
    List<Map<String, String>> found =
        students().stream().filter(student -> ssid.equals(student.get("SSID"))).toList();
    assertThat(found).as("students of SSID " + ssid).hasSize(1);
    return found.get(0);
  }

  /** The audit trail of the district's newest run: row, field, before, after. */
  List<String> audit() {
    try (Database database = Database.open(home.resolve("data/database"))) {
      long run = database.journal().list(CODE).get(0).number();
      return database.journal().listAudit(run).stream()
          .map(
              entry ->
                  entry.row()
                      + " "
                      + entry.field()
                      + ": "
                      + entry.before()
                      + " -> "
                      + entry.after()
                      + " by "
                      + entry.rule())
          .toList();
    }
  }

  /** Opens the home's database and asks it. */
  <T> T ask(Function<Database, T> question) {
    try (Database database = Database.open(home.resolve("data/database"))) {
      return question.apply(database);
    }
  }

  String read(Path file) {
    return io(Files::readString, file);
  }

  Path write(String below, String first, String... lines) {
    Path file = home.resolve(below);
    io(Files::createDirectories, file.resolveSibling("."));
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(List.of(lines));
    return io(path -> Files.write(path, all), file);
  }

  static List<Map<String, String>> csv(String text) {
    List<Map<String, String>> rows = new ArrayList<>();
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(text, format)) {
      for (CSVRecord row : parser) {
        rows.add(new LinkedHashMap<>(row.toMap()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  /** Remembers whatever of the lines tells who somebody is. */
  private void keep(String[] lines, String delimiter) {
    for (String line : lines) {
      Matcher ssid = SSID.matcher(line);
      while (ssid.find()) {
        secrets.add(ssid.group());
      }
    }
    String[] headings = lines[0].split(delimiter, -1);
    for (int i = 1; i < lines.length; i++) {
      String[] cells = lines[i].split(delimiter, -1);
      for (int j = 0; j < Math.min(cells.length, headings.length); j++) {
        if (tellsWho(headings[j]) && cells[j].length() >= 4) {
          secrets.add(cells[j]);
        }
      }
    }
  }

  private static boolean tellsWho(String heading) {
    String lower = heading.toLowerCase(Locale.ROOT);
    return Stream.of("name", "ssid", "birth", "dob", "local", "studentid")
        .anyMatch(lower::contains);
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        Files.createDirectories(target.getParent());
        Files.copy(path, target);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface OfPath<T> {
    T apply(Path path) throws IOException;
  }

  private static <T> T io(OfPath<T> act, Path path) {
    try {
      return act.apply(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A home with the shipped rules, compiled, and an empty database; made once, because compiling
   * takes seconds. The compiled rules are kept by content below {@code target/}, apart for each of
   * the processes that test at the same time.
   */
  static final class Template {
    private final Path home =
        Path.of("target/test-home-" + System.getProperty("test.process", "1")).toAbsolutePath();

    Template() {
      Stream.of("rules", "data/database")
          .map(home::resolve)
          .filter(Files::exists)
          .forEach(HomeFixture::delete);
      copy(Path.of("rules"), home.resolve("rules"));
      io(Files::createDirectories, home.resolve("districts"));
      for (String command : List.of("check", "history")) {
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said);
        int exit = Main.run(new String[] {command, "--home", home.toString()}, writer, writer);
        assertThat(exit).as(command + ": " + said).isZero();
      }
    }
  }
}
