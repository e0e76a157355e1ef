package org.sisimport.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Those of the faults that are quick enough for every build; the whole is another command. */
class FaultsTest {

  private static final long SEED = 1;
  private static final int AT_A_TIME = 2;

  @Test
  void nothingIsLostHalfAppliedOrAppliedTwice(@TempDir Path folder) throws Exception {
    Suite suite = new Suite(System.out);
    List<Suite.Result> results = new ArrayList<>();
    Map<Mutation, List<Suite.Result>> noticed = new EnumMap<>(Mutation.class);
    for (Store store : Store.all()) {
      Stage stage = new Stage(Files.createDirectory(folder.resolve(store.name())), store);
      results.addAll(suite.run(stage, Faults.list(stage, "", false, SEED), AT_A_TIME));
      noticed.putAll(
          new Suite(new PrintStream(OutputStream.nullOutputStream()))
              .mutate(stage, "log-before", SEED, AT_A_TIME));
    }
    System.out.println(Suite.summary(results));

    assertThat(results.stream().filter(Suite.Result::isBad)).isEmpty();
    assertThat(noticed.get(Mutation.LOG_BEFORE_COMMIT))
        .as("who noticed a program that was broken on purpose")
        .isNotEmpty();
  }
}
