package org.sisimport.fault;

import java.util.Locale;
import org.sisimport.fault.Scene.Record;

/**
 * The named points of a night at which a fault strikes, in their order. {@code points.btm} says
 * where in the program each lies.
 */
enum Point {
  LEASE_TAKEN(1, Record.NOTHING),
  LISTED(2, Record.NOTHING),
  FILE_LOOKED_AT(3, Record.NOTHING),
  HALF_RECEIVED(4, Record.NOTHING),
  RECEIVED_NOT_FORCED(5, Record.NOTHING),
  FORCED_NOT_RENAMED(6, Record.NOTHING),
  IN_THE_SPOOL(7, Record.NOTHING),
  BEGUN(8, Record.BEGUN),
  HALF_PARSED(9, Record.BEGUN),
  PARSED(10, Record.BEGUN),
  HALF_DECIDED(11, Record.BEGUN),
  DECIDED(12, Record.BEGUN),
  FIRST_WRITE(13, Record.BEGUN),
  HALF_WRITTEN(14, Record.BEGUN),
  LAST_WRITE(15, Record.BEGUN),
  BEFORE_COMMIT(16, Record.BEGUN),
  WITHIN_COMMIT(17, Record.IN_DOUBT),
  ANSWER_NOT_READ(18, Record.COMMITTED),
  COMMITTED(19, Record.COMMITTED),
  HALF_A_LOG(20, Record.COMMITTED),
  LOG_WRITTEN(21, Record.COMMITTED),
  ARCHIVE_NOT_FORCED(22, Record.COMMITTED),
  ARCHIVED(23, Record.COMMITTED),
  LEASE_FREED(24, Record.COMMITTED);

  private final int number;
  private final Record record;

  Point(int number, Record record) {
    this.number = number;
    this.record = record;
  }

  /** As the names of rules begin and the ids of faults end. */
  String label() {
    return String.format(Locale.ROOT, "point-%02d", number);
  }

  /** What is on record of the struck run when a process ends here. */
  Record record() {
    return record;
  }
}
