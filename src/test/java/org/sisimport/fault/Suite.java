package org.sisimport.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Makes faults, lets the next night put them right, and tells what was not as it must be. */
final class Suite {

  /**
   * What came of one fault.
   *
   * @param recovery how long the next scheduled nights took until one ended in order
   */
  record Result(Fault fault, Duration recovery, List<Violation> violations) {

    /** Whether something was not as it must be. */
    boolean isBad() {
      return !violations.isEmpty();
    }

    /** Whether the fault could not be made, so that it says nothing. */
    boolean isNotMade() {
      return violations.stream().anyMatch(violation -> violation.text().startsWith(NOT_MADE));
    }
  }

  private static final String NOT_MADE = "not made: ";

  private final PrintStream out;

  Suite(PrintStream out) {
    this.out = out;
  }

  /** Makes each fault once, some at a time. */
  List<Result> run(Stage stage, List<Fault> faults, int atATime) throws InterruptedException {
    ExecutorService workers = Executors.newFixedThreadPool(atATime);
    try {
      List<Callable<Result>> tasks = new ArrayList<>();
      faults.forEach(fault -> tasks.add(() -> told(run(stage, fault))));
      List<Result> results = new ArrayList<>();
      for (Future<Result> done : workers.invokeAll(tasks)) {
        results.add(done.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      workers.shutdownNow();
    }
  }

  private static Result run(Stage stage, Fault fault) throws InterruptedException {
    Duration recovery = Duration.ZERO;
    try (Scene scene = stage.scene(fault.format(), fault.disk())) {
      Scene.Record record = fault.strike().strike(scene);
      List<Violation> violations = new ArrayList<>(Oracle.judgeAtRest(scene, record));
      recovery = scene.recover();
      violations.addAll(Oracle.judge(scene, record));
      return new Result(fault, recovery, violations);
    } catch (NotMade e) {
      return new Result(
          fault, recovery, List.of(new Violation(Violation.Kind.OTHER, NOT_MADE + e.getMessage())));
    } catch (IOException | RuntimeException e) {
      return new Result(
          fault, recovery, List.of(new Violation(Violation.Kind.OTHER, String.valueOf(e))));
    }
  }

  private Result told(Result result) {
    result.violations().forEach(violation -> out.println(result.fault().id() + ": " + violation));
    return result;
  }

  /** The line that says it all. */
  static String summary(List<Result> results) {
    Duration slowest =
        results.isEmpty()
            ? Duration.ZERO
            : Collections.max(results.stream().map(Result::recovery).toList());
    return String.format(
        Locale.ROOT,
        "faults injected %d; lost %d; duplicated %d; half-applied %d; needed a hand %d;"
            + " slowest recovery %.1f s",
        results.size(),
        count(results, Violation.Kind.LOST),
        count(results, Violation.Kind.DUPLICATED),
        count(results, Violation.Kind.HALF_APPLIED),
        count(results, Violation.Kind.NEEDED_A_HAND),
        slowest.toMillis() / 1000.0);
  }

  private static long count(List<Result> results, Violation.Kind kind) {
    return results.stream()
        .filter(
            result -> result.violations().stream().anyMatch(violation -> violation.kind() == kind))
        .count();
  }

  /**
   * Breaks the program in each way that concerns the database.
   *
   * @param only how the names of these ways begin; empty for all
   * @return who noticed it
   */
  Map<Mutation, List<Result>> mutate(Stage stage, String only, long seed, int atATime)
      throws IOException, InterruptedException {
    Map<Mutation, List<Result>> noticed = new EnumMap<>(Mutation.class);
    for (Mutation mutation : Mutation.values()) {
      if (mutation.concerns(stage.store().name()) && mutation.label().startsWith(only)) {
        List<Fault> faults = new ArrayList<>();
        for (String id : mutation.faults(stage.store().name())) {
          faults.addAll(Faults.list(stage, id, true, seed));
        }
        List<Result> results = run(stage.broken(mutation.rules()), faults, atATime);
        noticed.put(
            mutation,
            results.stream().filter(result -> result.isBad() && !result.isNotMade()).toList());
      }
    }
    return noticed;
  }

  /** Breaks the program and tells who noticed it; returns whether all of it was noticed. */
  private boolean tellOfMutations(Stage stage, String only, long seed, int atATime)
      throws IOException, InterruptedException {
    Map<Mutation, List<Result>> noticed =
        new Suite(new PrintStream(OutputStream.nullOutputStream()))
            .mutate(stage, only, seed, atATime);
    noticed.forEach(
        (mutation, by) ->
            out.println(
                "the program broken, "
                    + mutation.label()
                    + " on "
                    + stage.store().name()
                    + ": "
                    + (by.isEmpty() ? "NOT NOTICED" : "noticed by " + by.get(0).fault().id())));
    return noticed.values().stream().noneMatch(List::isEmpty);
  }

  /**
   * Makes all faults and then breaks the program on purpose; or makes those faults whose ids begin
   * with {@code -Dfault=}; or breaks the program only, with {@code -Dmutations=true}. Ends with 1
   * where something was wrong, or a broken program was not noticed.
   */
  public static void main(String[] arguments) throws Exception {
    String only = System.getProperty("fault", "");
    long seed = Long.getLong("seed", 1);
    Integer workers = Integer.getInteger("workers");
    boolean whole = Boolean.parseBoolean(System.getProperty("whole", "true"));
    Path folder = Files.createTempDirectory("sis-import-faults");
    boolean good = true;
    try {
      Suite suite = new Suite(System.out);
      List<Result> results = new ArrayList<>();
      for (Store store : Store.all()) {
        String[] parts = only.split("/");
        if (parts.length > 1 && !store.name().startsWith(parts[1])) {
          continue;
        }
        Stage stage = new Stage(Files.createDirectories(folder.resolve(store.name())), store);
        int atATime = workers == null ? store.atATime() : workers;
        boolean breaksOnly = Boolean.getBoolean("mutations");
        if (!breaksOnly) {
          List<Fault> faults = Faults.list(stage, only, whole, seed);
          System.out.println(faults.size() + " faults on " + store.name() + ", seed " + seed);
          results.addAll(suite.run(stage, faults, atATime));
        }
        if (breaksOnly || only.isEmpty()) {
          good &= suite.tellOfMutations(stage, System.getProperty("mutation", ""), seed, atATime);
        }
      }
      System.out.println(summary(results));
      good &= results.stream().noneMatch(Result::isBad);
    } finally {
      Folders.delete(folder);
    }
    System.exit(good ? 0 : 1);
  }
}
