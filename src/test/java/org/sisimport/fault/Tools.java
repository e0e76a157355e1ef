package org.sisimport.fault;

import java.io.IOException;

/** Tools of the system that some faults need and not every machine has. */
final class Tools {

  private Tools() {}

  static boolean succeeds(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether calls of a process can be watched and made to kill it. */
  static boolean canTrace() throws InterruptedException {
    return succeeds("strace", "-f", "-e", "trace=none", "true");
  }

  /** Whether a small disk can be mounted: that takes Linux and root. */
  static boolean canMount() throws InterruptedException {
    return System.getProperty("os.name").equals("Linux")
        && "root".equals(System.getProperty("user.name"));
  }
}
