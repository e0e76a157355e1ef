package org.sisimport.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command has: a home, and two ways of answering. */
abstract class HomeCommand implements Callable<Integer> {

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "The folder with rules/, districts/ and data/. Default: the checkout.")
  private @Nullable Path named;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  Home home() {
    return Home.of(named);
  }

  boolean json() {
    return json;
  }

  PrintWriter out() {
    return command().commandLine().getOut();
  }

  PrintWriter err() {
    return command().commandLine().getErr();
  }

  private CommandSpec command() {
    if (spec == null) {
      throw new IllegalStateException("picocli has not prepared this command");
    }
    return spec;
  }
}
