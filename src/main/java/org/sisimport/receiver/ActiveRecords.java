package org.sisimport.receiver;

import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sisimport.oneroster.RosterFile;
import org.sisimport.oneroster.RosterRecord;
import org.sisimport.oneroster.RosterRegister;
import org.sisimport.oneroster.RosterStatus;

/**
 * The records of one district's roster that are not to be deleted.
 *
 * @param today the day as of which the roster is read
 */
record ActiveRecords(RosterRegister register, String district, LocalDate today) {

  /** Hands on every one, in no particular order. */
  void forEach(RosterFile file, Consumer<RosterRecord> reader) {
    register.forEach(
        district,
        file,
        kept -> {
          if (kept.record().status() == RosterStatus.ACTIVE) {
            reader.accept(kept.record());
          }
        });
  }

  /** A value without spaces around it; {@code null} where nothing stands there. */
  static @Nullable String text(RosterRecord record, String column) {
    String value = record.value(column).strip();
    return value.isEmpty() ? null : value;
  }

  /** A day as {@code 2014-09-03}; {@code null} where none stands there. */
  static @Nullable String day(RosterRecord record, String column) {
    LocalDate day = Term.day(record.value(column));
    return day == null ? null : day.toString();
  }
}
