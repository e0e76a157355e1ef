package org.sisimport.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Another process, and what it cost. Linux only: the CPU time is read from {@code /proc}. */
final class Child {

  private static final double TICKS_PER_SECOND = 100;

  private Child() {}

  /**
   * Runs a command to its end.
   *
   * @param output receives what it prints
   * @throws IllegalStateException where it ends with another code than 0
   */
  static Cpu.Cost run(Path output, List<String> command) throws IOException, InterruptedException {
    double cpuBefore = ofChildren();
    long begun = System.nanoTime();
    int exitCode =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    double wall = (System.nanoTime() - begun) / 1e9;
    if (exitCode != 0) {
      throw new IllegalStateException(
          String.join(" ", command) + " ended with " + exitCode + "; see " + output);
    }
    return new Cpu.Cost(ofChildren() - cpuBefore, wall);
  }

  /** CPU seconds of all children that have ended, theirs included. */
  private static double ofChildren() throws IOException {
    String stat = Files.readString(Path.of("/proc/self/stat"));
    // after the name, which may hold spaces: utime is the twelfth, cutime and cstime follow stime
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / TICKS_PER_SECOND;
  }
}
