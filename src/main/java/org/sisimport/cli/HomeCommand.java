package org.sisimport.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sisimport.importer.LogFiles;
import org.sisimport.importer.Run;
import org.sisimport.report.CountsText;
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

  private Surroundings surroundings = Surroundings.USUAL;

  @Spec private @Nullable CommandSpec spec;

  Home home() {
    return Home.of(named);
  }

  /** Other surroundings than the usual ones. */
  HomeCommand in(Surroundings other) {
    surroundings = other;
    return this;
  }

  /** The commands that stand behind this one's name. */
  List<HomeCommand> listSubcommands() {
    return List.of();
  }

  /** The parts of the program over the home; to be closed. */
  Workplace workplace() {
    return new Workplace(home(), surroundings, err());
  }

  /** Who acts where nobody is named. */
  static String userOfThisMachine() {
    return System.getProperty("user.name", "somebody");
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

  /** The path of a log, below the home where it lies there. */
  Path locate(String log) {
    Path home = home().path();
    Path file = new LogFiles(home, home().data()).locate(log);
    return file.startsWith(home) ? home.relativize(file) : file;
  }

  /** A run in one line. */
  String line(Run run) {
    return run.district()
        + " "
        + run.file()
        + ": "
        + run.status()
        + (run.reason() == null ? "" : ", " + run.reason())
        + ". "
        + CountsText.of(run.counts())
        + (run.log() == null ? "" : ". Log: " + locate(run.log()));
  }

  private CommandSpec command() {
    if (spec == null) {
      throw new IllegalStateException("picocli has not prepared this command");
    }
    return spec;
  }
}
