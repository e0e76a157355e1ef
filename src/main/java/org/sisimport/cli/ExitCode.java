package org.sisimport.cli;

/** What a command's exit code says. */
final class ExitCode {

  /** Everything was done, whatever became of single rows. */
  static final int DONE = 0;

  /** The command or the set-up is wrong. */
  static final int SETUP = 2;

  /** A file was refused, held or failed. */
  static final int FILE = 3;

  /** It is not the time for a district, and nothing else is to be said. */
  static final int CLOSED = 4;

  private ExitCode() {}
}
