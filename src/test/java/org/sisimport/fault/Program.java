package org.sisimport.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, as an operator's scheduler starts it. */
final class Program {

  private static final Duration LONGEST = Duration.ofSeconds(180);
  private static final long PAUSE_MILLIS = 2;

  private final Process process;
  private final Path output;
  private final Path meet;

  private Program(Process process, Path output, Path meet) {
    this.process = process;
    this.output = output;
    this.meet = meet;
  }

  /**
   * Starts a command over a home.
   *
   * @param java options and class path
   * @param under the command that starts and watches it, such as strace; may be empty
   * @param rules Byteman's, for that process; may be empty
   * @param meet where it and we meet at a point
   */
  static Program start(
      Path home,
      List<String> java,
      List<String> under,
      String rules,
      Path meet,
      List<String> arguments)
      throws IOException {
    Path output = Files.createTempFile(meet, "output-", ".txt");
    List<String> command = new ArrayList<>(under);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            "-Xmx256m",
            "-Dfile.encoding=UTF-8",
            "-D" + Standstill.FOLDER + "=" + meet));
    if (!rules.isEmpty()) {
      Path script = Files.createTempFile(meet, "rules-", ".btm");
      Files.writeString(script, rules);
      command.add("-javaagent:" + ClassPath.agent() + "=script:" + script);
    }
    // a Java that changes classes as it loads them may crash over an archive of them
    java.stream()
        .filter(option -> rules.isEmpty() || !option.startsWith("-XX:SharedArchiveFile"))
        .forEach(command::add);
    command.add("org.sisimport.cli.Main");
    command.addAll(arguments);
    command.addAll(List.of("--home", home.toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return new Program(process, output, meet);
  }

  /**
   * Waits until it stands still at its point.
   *
   * @throws NotMade where it ends without having come there
   */
  void awaitPoint() throws IOException, InterruptedException {
    Path reached = meet.resolve(Standstill.REACHED);
    await(() -> Files.exists(reached) || !process.isAlive(), "the point was not reached in time");
    if (!Files.exists(reached)) {
      throw new NotMade("the point was not reached; the program said: " + output());
    }
  }

  /** Waits until it says that it serves. */
  void awaitServing() throws IOException, InterruptedException {
    await(() -> output().startsWith("serving "), "it does not serve");
  }

  /** Something that is waited for. */
  interface Condition {
    boolean holds() throws IOException;
  }

  /**
   * Waits until something holds.
   *
   * @throws NotMade with that text where it takes too long
   */
  static void await(Condition condition, String otherwise)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    while (!condition.holds()) {
      if (System.nanoTime() - begun > LONGEST.toNanos()) {
        throw new NotMade(otherwise);
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  void goOn() throws IOException {
    Files.createFile(meet.resolve(Standstill.GO_ON));
  }

  /** SIGKILL, and waits until it is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Sends a signal by its name, such as TERM. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Waits for its end.
   *
   * @return its exit code; 128 and the signal's number where a signal ended it
   */
  int awaitEnd() throws IOException, InterruptedException {
    if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
      kill();
      throw new NotMade("the program did not end in " + LONGEST.toSeconds() + " s: " + output());
    }
    return process.exitValue();
  }

  /** What it has said so far. */
  String output() throws IOException {
    String said = Files.readString(output).strip();
    return said.length() <= 2_000 ? said : said.substring(0, 2_000) + " ...";
  }
}
