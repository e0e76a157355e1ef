package org.sisimport.outgoing;

import java.time.Instant;
import java.util.List;
import org.sisimport.receiver.HandedOver;
import org.sisimport.rules.RuleProblem;

/**
 * What became of a district's outgoing files.
 *
 * @param place where they lie
 * @param files in the order of the rules' kinds of files
 * @param numbers rows, and what is left out and why
 * @param asOf the moment of which the files tell
 * @param problems why the rules as they are now cannot be used, so that those decided that last
 *     were in order; empty where they are in order
 */
public record Sent(
    String place, List<File> files, HandedOver numbers, Instant asOf, List<RuleProblem> problems) {

  /** What became of one file. */
  public enum Outcome {
    /** It was put into its place. */
    SENT("sent"),
    /** The bytes that lie there are the same; it was not sent again. */
    UNCHANGED("not sent, because it is the same as what was sent last"),
    /** It has no row, and was not sent: what lies there stays. */
    EMPTY("not sent, because it has no row; what lies there stays");

    private final String words;

    Outcome(String words) {
      this.words = words;
    }

    /** For a sentence about the file. */
    public String words() {
      return words;
    }
  }

  /**
   * A file.
   *
   * @param sha256 of its bytes, in hexadecimal
   */
  public record File(String name, int rows, String sha256, Outcome outcome) {}

  /** How many were put into their place. */
  public int count() {
    return (int) files.stream().filter(file -> file.outcome() == Outcome.SENT).count();
  }
}
