package org.sisimport.district;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much a file may change before it waits for a person.
 *
 * @param byKind what is not in it is not limited
 * @param wider the days on which some limits are wider; {@code null} for none
 */
public record Limits(Map<Kind, Limit> byKind, @Nullable Wider wider) {

  /** What is limited. */
  public enum Kind {
    /** Students who get another SSID, name, birth date or local id, of ours whom the file names. */
    IDENTITY("identity", false),
    /** Students of whom anything changes, of ours whom the file names. */
    UPDATED("updated", true),
    /** Students who are added, of the students whom we have. */
    CREATED("created", true),
    /** Rows that are missing, of the rows of the last file. */
    FEWER_ROWS("fewer-rows", false),
    /** Rows that are there in addition, of the rows of the last file. */
    MORE_ROWS("more-rows", true),
    /** Values of one field that become others, of the values that we have. */
    CHANGED("changed", true),
    /** Values of one field that are taken away, of the values that we have. */
    BLANKED("blanked", true),
    /** {@link #CHANGED} within one school. */
    SCHOOL_CHANGED("school-changed", true),
    /** {@link #BLANKED} within one school. */
    SCHOOL_BLANKED("school-blanked", true),
    /**
     * Records of one file of a OneRoster package that are gone, of those that we keep as active.
     */
    ROSTER_LOSS("roster-loss", true);

    private final String key;
    private final boolean widens;

    Kind(String key, boolean widens) {
      this.key = key;
      this.widens = widens;
    }

    /** The key below {@code limits}. */
    public String key() {
      return key;
    }

    /** Whether it is wider when a school year begins, as what changes then by itself. */
    public boolean widens() {
      return widens;
    }
  }

  /**
   * One limit. Both must be passed: a share alone would stop a small district or school for one
   * row, a number alone a large one every night.
   *
   * @param percent the share that may be reached
   * @param from the number from which on the share matters; at least 1
   */
  public record Limit(int percent, int from) {

    /** The greatest number that is within the limit. */
    public int most(int of) {
      return (int) Math.max((long) of * percent / 100, from - 1);
    }
  }

  /**
   * Days of every year on which the shares of limits that widen are multiplied.
   *
   * @param from the first
   * @param to the last; not before the first
   */
  public record Wider(MonthDay from, MonthDay to, int by) {

    boolean has(LocalDate day) {
      MonthDay ofYear = MonthDay.from(day);
      return !ofYear.isBefore(from) && !ofYear.isAfter(to);
    }
  }

  /** The limits of a district that names none, where {@code sis-import.yaml} names none either. */
  public static final Limits DEFAULT =
      new Limits(
          Map.of(
              Kind.IDENTITY, new Limit(10, 6),
              Kind.UPDATED, new Limit(75, 50),
              Kind.CREATED, new Limit(20, 25),
              Kind.FEWER_ROWS, new Limit(50, 20),
              Kind.MORE_ROWS, new Limit(100, 50),
              Kind.CHANGED, new Limit(35, 25),
              Kind.BLANKED, new Limit(5, 10),
              Kind.SCHOOL_CHANGED, new Limit(60, 20),
              Kind.SCHOOL_BLANKED, new Limit(25, 10),
              Kind.ROSTER_LOSS, new Limit(30, 20)),
          new Wider(MonthDay.of(8, 1), MonthDay.of(9, 30), 3));

  /** Copies the map. */
  public Limits {
    Map<Kind, Limit> copy = new EnumMap<>(Kind.class);
    copy.putAll(byKind);
    byKind = Collections.unmodifiableMap(copy);
  }

  /** What holds on a day; empty where that is not limited. */
  public Optional<Limit> find(Kind kind, LocalDate day) {
    Limit limit = byKind.get(kind);
    if (limit == null || wider == null || !kind.widens() || !wider.has(day)) {
      return Optional.ofNullable(limit);
    }
    return Optional.of(new Limit(limit.percent() * wider.by(), limit.from()));
  }
}
