package org.sisimport.mapping;

import org.jspecify.annotations.Nullable;
import org.sisimport.district.DayMonthOrder;

/**
 * How dates such as 04/05/2019 in one column were understood; decided once for the whole column.
 */
public enum DatesRead {
  /** No date of the column needed an order. */
  NO_ORDER_NEEDED(null),
  /** A day over 12 in the first place proves it. */
  DAY_FIRST_PROVED(DayMonthOrder.DAY_FIRST),
  /** A day over 12 in the second place proves it. */
  MONTH_FIRST_PROVED(DayMonthOrder.MONTH_FIRST),
  /** The column proves nothing; the district's setting says so. */
  DAY_FIRST_SET(DayMonthOrder.DAY_FIRST),
  /** The column proves nothing; the district's setting says so. */
  MONTH_FIRST_SET(DayMonthOrder.MONTH_FIRST),
  /** The column proves nothing and there is no setting: such dates were left out. */
  UNDECIDED(null),
  /** The column proves both: such dates were left out, whatever the setting. */
  CONTRADICTORY(null);

  private final @Nullable DayMonthOrder order;

  DatesRead(@Nullable DayMonthOrder order) {
    this.order = order;
  }

  /** The order by which such dates are read; {@code null} where none is. */
  public @Nullable DayMonthOrder order() {
    return order;
  }

  /** Whether dates of the column were left out because their order is not known. */
  public boolean leftOut() {
    return this == UNDECIDED || this == CONTRADICTORY;
  }
}
