package org.sisimport.district;

/**
 * What a date such as 04/05/2019 means to a district: {@code dates} of its {@code district.yaml}.
 * It decides only columns whose own values prove nothing.
 */
public enum DayMonthOrder {
  /** {@code DD/MM/YYYY}. */
  DAY_FIRST,
  /** {@code MM/DD/YYYY}. */
  MONTH_FIRST
}
