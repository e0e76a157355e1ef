package org.sisimport.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Those of the faults that are quick enough for every build; the whole is another command. */
class FaultsTest {

  private static final long SEED = 1;

  /**
   * What came of one database's faults.
   *
   * @param noticed who noticed a program that was broken on purpose
   */
  private record Outcome(List<Suite.Result> results, List<Suite.Result> noticed) {}

  @Test
  void nothingIsLostHalfAppliedOrAppliedTwice(@TempDir Path folder) throws Exception {
    List<Callable<Outcome>> work = new ArrayList<>();
    for (Store store : Store.all()) {
      work.add(() -> strike(Files.createDirectory(folder.resolve(store.name())), store));
    }
    List<Suite.Result> results = new ArrayList<>();
    List<Suite.Result> noticed = new ArrayList<>();
    // while the faults of the one wait, those of the other are made
    ExecutorService threads = Executors.newFixedThreadPool(work.size());
    try {
      for (Future<Outcome> outcome : threads.invokeAll(work)) {
        results.addAll(outcome.get().results());
        noticed.addAll(outcome.get().noticed());
      }
    } finally {
      threads.shutdownNow();
    }
    System.out.println(Suite.summary(results));

    assertThat(results.stream().filter(Suite.Result::isBad)).isEmpty();
    assertThat(noticed.stream().map(result -> result.fault().store()))
        .as("who noticed a program that was broken on purpose")
        .contains("hsqldb", "postgresql");
  }

  private static Outcome strike(Path folder, Store store) throws Exception {
    Stage stage = new Stage(folder, store);
    List<Suite.Result> results =
        new Suite(System.out).run(stage, Faults.list(stage, "", false, SEED), store.atATime());
    return new Outcome(
        results,
        new Suite(new PrintStream(OutputStream.nullOutputStream()))
            .mutate(stage, "log-before", SEED, store.atATime())
            .getOrDefault(Mutation.LOG_BEFORE_COMMIT, List.of()));
  }
}
