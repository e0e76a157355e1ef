package org.sisimport.receiver;

import java.util.ArrayList;
import java.util.List;

/** Of how many a receiver is told, each counted once, however many rows name it. */
public record Extent(int sites, int teachers, int students) {

  /**
   * Fewer than before.
   *
   * @param what {@code sites}, {@code teachers} or {@code students}
   */
  public record Loss(String what, int before, int now) {

    /** How many fewer. */
    public int count() {
      return before - now;
    }
  }

  /** What there is less of than there was; a receiver may take for gone whom it is not told of. */
  public List<Loss> lossesSince(Extent before) {
    List<Loss> losses =
        new ArrayList<>(
            List.of(
                new Loss("students", before.students, students),
                new Loss("teachers", before.teachers, teachers),
                new Loss("sites", before.sites, sites)));
    losses.removeIf(loss -> loss.count() <= 0);
    return losses;
  }
}
