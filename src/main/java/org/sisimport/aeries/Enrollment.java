package org.sisimport.aeries;

import java.util.Comparator;

/**
 * An active enrollment of a student at one school. Of several the greatest is the primary one: it
 * has begun; its school is reported to the state; it is at the school that the student's extended
 * data name as the reporting one; it is no summer session; it began last; its school has the lowest
 * number. Of two records of one enrollment it is the one that came later.
 *
 * @param begun whether it began by the day of the pull
 * @param reported whether its school's students are reported to the state
 * @param named whether its school is named as the reporting one
 * @param regular whether its school's sessions are those of the school year
 * @param enterDay when it began, as days since 1970; the least number there is where it is not said
 * @param school Aeries' number of it
 * @param row the record among all of the student data of the pull, from 2
 * @param cells the student's own cells, packed
 */
record Enrollment(
    boolean begun,
    boolean reported,
    boolean named,
    boolean regular,
    int enterDay,
    long school,
    int row,
    byte[] cells)
    implements Comparable<Enrollment> {

  private static final Comparator<Enrollment> PRIMARY_LAST =
      Comparator.comparing(Enrollment::begun)
          .thenComparing(Enrollment::reported)
          .thenComparing(Enrollment::named)
          .thenComparing(Enrollment::regular)
          .thenComparing(Enrollment::enterDay)
          .thenComparing(Enrollment::school, Comparator.reverseOrder())
          .thenComparing(Enrollment::row);

  @Override
  public int compareTo(Enrollment other) {
    return PRIMARY_LAST.compare(this, other);
  }
}
