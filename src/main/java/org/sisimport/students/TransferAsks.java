package org.sisimport.students;

import java.util.List;
import java.util.Set;

/**
 * The students of other districts for whom a file asks.
 *
 * @param asks one for each student
 * @param undecided the SSIDs of rows that were held or refused: they ask for nobody, and do not say
 *     either that somebody is not wanted any more
 * @param whole whether the file has all students of whom its sender knows, so that who is not asked
 *     for any more is not wanted any more
 */
public record TransferAsks(List<Ask> asks, Set<String> undecided, boolean whole) {

  /** Nobody is asked for, and nothing follows from that. */
  public static final TransferAsks NONE = new TransferAsks(List.of(), Set.of(), false);

  /** Names nobody: this is personal data and must not reach a log. */
  @Override
  public String toString() {
    return "TransferAsks";
  }

  /**
   * One student.
   *
   * @param row the row's number in the file
   * @param ssid the student's
   * @param district that has the student; seven-digit code
   * @param declined whether that district has declined, and is not asked again
   */
  public record Ask(int row, String ssid, String district, boolean declined) {

    /** Names nobody: this is personal data and must not reach a log. */
    @Override
    public String toString() {
      return "Ask";
    }
  }
}
