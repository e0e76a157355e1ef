package org.sisimport.fault;

import static org.sisimport.fault.Violation.Kind.DUPLICATED;
import static org.sisimport.fault.Violation.Kind.HALF_APPLIED;
import static org.sisimport.fault.Violation.Kind.LOST;
import static org.sisimport.fault.Violation.Kind.NEEDED_A_HAND;
import static org.sisimport.fault.Violation.Kind.OTHER;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;
import org.sisimport.importer.Claim;
import org.sisimport.importer.Journal;
import org.sisimport.importer.Run;
import org.sisimport.importer.RunLog;
import org.sisimport.importer.RunStatus;
import org.sisimport.source.Spool;
import org.sisimport.store.Database;

/**
 * Knows what must be true after every fault once the next scheduled night has run, and asks it of
 * one scene.
 */
final class Oracle {

  private static final Duration AT_ONCE = Duration.ofSeconds(1);
  private static final Duration A_DAY = Duration.ofDays(1);

  private final Scene scene;
  private final Stage.Unfaulted unfaulted;
  private final List<Violation> violations = new ArrayList<>();

  private Oracle(Scene scene) {
    this.scene = scene;
    this.unfaulted = scene.stage().unfaulted(scene.format());
  }

  /**
   * Everything that is not as it must be.
   *
   * @param record what the journal must have of the run that was struck
   */
  static List<Violation> judge(Scene scene, Scene.Record record) throws IOException {
    Oracle oracle = new Oracle(scene);
    oracle.violations.addAll(scene.seen());
    try (Database database = scene.stage().store().open(scene.home())) {
      for (String code : Districts.CODES) {
        State.OfDistrict now = State.of(database, code);
        oracle.students(code, now);
        oracle.audit(code, now);
        oracle.runs(code, now, recordOf(code, record));
        oracle.logs(code, now, database.journal());
        oracle.bytes(code);
        oracle.claims(code, database.journal());
      }
    }
    oracle.leftOvers();
    oracle.applicationLog();
    return oracle.violations;
  }

  /**
   * Everything that is not as it must be at the moment of the fault: whoever looks now sees the
   * night as a whole or nothing of it, and what was acknowledged is there.
   */
  static List<Violation> judgeAtRest(Scene scene, Scene.Record record) throws IOException {
    Oracle oracle = new Oracle(scene);
    State now = scene.look();
    for (String code : Districts.CODES) {
      oracle.atRest(
          code,
          now.districts().get(code),
          code.equals(Districts.STRUCK) ? record : Scene.Record.IN_DOUBT);
    }
    return oracle.violations;
  }

  private void atRest(String code, State.OfDistrict now, Scene.Record record) throws IOException {
    State.OfDistrict before = unfaulted.before().districts().get(code);
    State.OfDistrict after = unfaulted.after().districts().get(code);
    boolean isBefore = now.isLike(before);
    boolean isAfter = now.isLike(after);
    if (!isBefore && !isAfter) {
      add(HALF_APPLIED, code + " is neither as before the night nor as after it");
    } else if (isBefore && (record == Scene.Record.COMMITTED || record == Scene.Record.STOLEN)) {
      add(LOST, code + " has lost what was acknowledged");
    } else if (isAfter && (record == Scene.Record.NOTHING || record == Scene.Record.BEGUN)) {
      add(HALF_APPLIED, code + " was applied too early");
    }
    String sha256 = DigestUtils.sha256Hex(scene.file(code));
    if (isBefore && Files.exists(archived(code, sha256))) {
      add(HALF_APPLIED, code + " has archived what no run has applied");
    }
    boolean mayHaveLog = now.others().stream().anyMatch(run -> run.log() != null);
    if (isBefore
        && !mayHaveLog
        && Folders.list(scene.home().resolve("data/logs").resolve(code)).size() > 1) {
      add(HALF_APPLIED, code + " has a log of what no run has applied");
    }
  }

  /** The students are as after a night without a fault. */
  private void students(String code, State.OfDistrict now) {
    List<String> expected = unfaulted.after().districts().get(code).students();
    if (!now.students().equals(expected)) {
      boolean untouched =
          now.students().equals(unfaulted.before().districts().get(code).students());
      add(
          untouched ? LOST : HALF_APPLIED,
          code
              + " has other students than after a night without a fault: "
              + difference(expected, now.students()));
    }
  }

  /** Each change is on record exactly once. */
  private void audit(String code, State.OfDistrict now) {
    List<String> expected = unfaulted.after().districts().get(code).audit();
    int missing = minus(expected, now.audit()).size();
    int extra = minus(now.audit(), expected).size();
    if (missing > 0) {
      add(LOST, code + " lacks " + missing + " of " + expected.size() + " audit entries");
    }
    if (extra > 0) {
      add(DUPLICATED, code + " has " + extra + " audit entries too many");
    }
  }

  /** A fault at a moment that is not known may have struck the district beside. */
  private static Scene.Record recordOf(String code, Scene.Record record) {
    return code.equals(Districts.STRUCK) || record == Scene.Record.IN_DOUBT
        ? record
        : Scene.Record.NOTHING;
  }

  /** One run applied the file, and whatever broke is told. */
  private void runs(String code, State.OfDistrict now, Scene.Record record) {
    if (now.applied().isEmpty()) {
      add(LOST, code + " has no run that applied the file: " + told(now.others()));
      return;
    }
    if (now.applied().size() > 1) {
      add(DUPLICATED, code + " has " + now.applied().size() + " runs that applied the file");
    }
    State.OfDistrict expected = unfaulted.after().districts().get(code);
    if (!now.applied().get(0).sha256().equals(DigestUtils.sha256Hex(scene.file(code)))) {
      add(HALF_APPLIED, code + " has a run that applied bytes that nobody sent");
    }
    if (!now.counts().equals(expected.counts())) {
      add(HALF_APPLIED, code + " counts " + now.counts() + " instead of " + expected.counts());
    }
    int interrupted = 0;
    for (Run run : now.others()) {
      boolean broke = run.status() == RunStatus.INTERRUPTED || run.status() == RunStatus.FAILED;
      if (!broke && run.status() != RunStatus.UNCHANGED) {
        add(OTHER, code + " has a run that is " + run.status());
      }
      if (broke && (run.reason() == null || run.reason().isBlank())) {
        add(OTHER, code + " has a run that is " + run.status() + " and does not say why");
      }
      interrupted += run.status() == RunStatus.INTERRUPTED ? 1 : 0;
    }
    boolean right =
        switch (record) {
          case NOTHING, COMMITTED -> interrupted == 0;
          case BEGUN, STOLEN -> interrupted == 1;
          case IN_DOUBT -> interrupted <= 1;
        };
    if (!right) {
      add(
          interrupted == 0 ? LOST : DUPLICATED,
          code + " has " + interrupted + " interrupted runs, and the struck one was " + record);
    }
  }

  /** One log for each run that has one, in the database's words, and the applied run's is right. */
  private void logs(String code, State.OfDistrict now, Journal journal) throws IOException {
    Map<Path, byte[]> expected = new TreeMap<>();
    List<Run> runs = new ArrayList<>(now.applied());
    runs.addAll(now.others());
    for (Run run : runs) {
      if (run.log() != null) {
        Optional<RunLog> log = journal.findLog(run.number());
        if (log.isEmpty()) {
          add(LOST, code + " lacks the log of run " + run.number() + " in the database");
          continue;
        }
        Path text = scene.home().resolve(run.log());
        expected.put(text, RunLog.unzipped(log.get().text()));
        expected.put(
            Path.of(text.toString().replace(".txt", ".csv")), RunLog.unzipped(log.get().rows()));
      }
    }
    if (now.isApplied() && now.applied().get(0).log() == null) {
      add(LOST, code + " has an applied run without a log");
    }
    for (Path file : Folders.list(scene.home().resolve("data/logs").resolve(code))) {
      if (Files.isRegularFile(file)) {
        byte[] words = expected.remove(file);
        if (words == null) {
          add(DUPLICATED, code + " has the log " + file.getFileName() + " of no run");
        } else if (!Arrays.equals(words, Files.readAllBytes(file))) {
          add(HALF_APPLIED, code + " has a log that says something else than the database");
        }
      }
    }
    if (!expected.isEmpty()) {
      add(LOST, code + " lacks " + expected.size() + " files of logs");
    }
    if (!now.applied().isEmpty()
        && !now.log().equals(unfaulted.after().districts().get(code).log())) {
      add(HALF_APPLIED, code + " has a log that tells another night");
    }
  }

  /** The bytes that were applied are kept, and those in the inbox are as they were sent. */
  private void bytes(String code) throws IOException {
    String sha256 = DigestUtils.sha256Hex(scene.file(code));
    Path archived = archived(code, sha256);
    Path sent = Districts.inboxFile(scene.home(), code, scene.format());
    if (!holds(archived, sha256)) {
      add(
          LOST,
          code
              + " has no copy of the file's bytes in the archive"
              + (holds(sent, sha256) ? "; the inbox still has them" : ", and none in the inbox"));
    }
  }

  private Path archived(String code, String sha256) {
    return scene.home().resolve("data/archive").resolve(code).resolve(sha256);
  }

  private static boolean holds(Path file, String sha256) throws IOException {
    return Files.isRegularFile(file)
        && DigestUtils.sha256Hex(Files.readAllBytes(file)).equals(sha256);
  }

  /** Nobody holds the district, and nothing that was begun is without an end. */
  private void claims(String code, Journal journal) {
    Optional<Claim> claim = journal.claim(code, "the oracle", AT_ONCE);
    if (claim.isEmpty()) {
      add(NEEDED_A_HAND, code + " is still held by " + journal.findHolder(code).orElse("somebody"));
      return;
    }
    int unfinished = journal.listUnfinished(claim.get()).size();
    if (unfinished > 0) {
      add(LOST, code + " has " + unfinished + " runs that were begun and not told of again");
    }
    journal.release(claim.get());
  }

  /**
   * Nothing half is left on disk. A copy in the spool may lie there for a day, because another
   * process may be reading it; then it must go by itself. What was to become a compiled rule holds
   * nobody's data.
   */
  private void leftOvers() throws IOException {
    Path data = scene.home().resolve("data");
    if (Folders.list(data.resolve("spool")).size() > 1) {
      Spool aDayLater =
          new Spool(data, Clock.offset(Clock.systemUTC(), A_DAY.plus(Duration.ofHours(1))));
      Districts.CODES.forEach(code -> aDayLater.finish(code, sha256 -> true));
    }
    for (Path path : Folders.list(data)) {
      String name = String.valueOf(path.getFileName());
      boolean inSpool = Files.isRegularFile(path) && path.getParent().endsWith("spool");
      if (path.startsWith(data.resolve("rules"))) {
        continue;
      }
      if (inSpool || name.endsWith(".part") || name.endsWith(".tmp")) {
        add(NEEDED_A_HAND, "left over: " + data.relativize(path));
      }
    }
  }

  /** The application's own log names nobody. */
  private void applicationLog() throws IOException {
    Path log = scene.home().resolve("data/sis-import.log");
    if (Files.exists(log)) {
      String text = Files.readString(log, StandardCharsets.UTF_8);
      if (text.matches("(?s).*(Family[a-z]{2}|Given[a-z]{2}|[12]00000[0-9]{4}).*")) {
        add(OTHER, "the application's log names a student");
      }
    }
  }

  private void add(Violation.Kind kind, String text) {
    violations.add(new Violation(kind, text));
  }

  private static String told(List<Run> runs) {
    return runs.stream().map(run -> run.status() + " " + run.reason()).toList().toString();
  }

  private static String difference(List<String> expected, List<String> found) {
    return minus(expected, found).size()
        + " missing, "
        + minus(found, expected).size()
        + " unexpected of "
        + expected.size();
  }

  /** What is in one list and not, or not as often, in the other. */
  private static List<String> minus(List<String> list, List<String> other) {
    List<String> rest = new ArrayList<>(list);
    other.forEach(rest::remove);
    return rest;
  }
}
