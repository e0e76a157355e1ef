package org.sisimport.oneroster;

/**
 * What becomes of one record.
 *
 * @param kind what happens to it
 * @param record as it will be kept. One that is gone keeps its values, but is {@link
 *     RosterStatus#TO_BE_DELETED}, with the time of the import where the sender gives none. Without
 *     a date, a record that is {@link Kind#CHANGED} keeps the one that it has
 */
public record RosterChange(Kind kind, RosterRecord record) {

  /** What happens to a record. */
  public enum Kind {
    /** It is new. */
    ADDED,
    /** A value of it differs. */
    CHANGED,
    /** It is gone at the sender; it stays on record. */
    TO_BE_DELETED,
    /** It was to be deleted, and is there again. */
    BACK,
    /**
     * No value of it differs, but the sender dates it later than before: only the date is kept, so
     * that an older row that comes afterwards is known to be older.
     */
    CONFIRMED
  }
}
