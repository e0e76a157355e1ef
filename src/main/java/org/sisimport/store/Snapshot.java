package org.sisimport.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.Field;
import org.sisimport.facts.Values;

/**
 * Students in columns, about 70 bytes each, so that a million fit beside the rest of a small heap;
 * a student is put together when it is asked for. Filled by one thread, then only read.
 */
final class Snapshot {

  private static final Field[] FIELDS = Field.values();
  private static final int NO_DATE = Integer.MIN_VALUE;

  private final LocalDate today;
  private final DigitsColumn ssids = new DigitsColumn();
  private final Column[] fields = new Column[FIELDS.length];
  private final TextColumn statuses = new TextColumn();
  private final TextColumn inactiveDates = new TextColumn();
  private final TextColumn inactiveReasons = new TextColumn();
  private int[] ids = new int[64];
  private int[] versions = new int[64];
  private int[] importDays = new int[64];
  private int size;

  /** Row + 1 by the hash of the SSID's cell; the next free place where it is taken. */
  private int[] rowsBySsid = {};

  Snapshot(LocalDate today) {
    this.today = today;
    for (Field field : FIELDS) {
      fields[field.ordinal()] =
          switch (field) {
            case SSID -> ssids;
            case LOCAL_STUDENT_ID -> new DigitsColumn();
            default -> new TextColumn();
          };
    }
  }

  /** Adds the current row of {@link StudentTable#SELECT}; rows come in the order of ids. */
  void add(ResultSet row) throws SQLException {
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, size * 2);
      versions = Arrays.copyOf(versions, size * 2);
      importDays = Arrays.copyOf(importDays, size * 2);
    }
    ids[size] = row.getInt(1);
    versions[size] = row.getInt(2);
    statuses.add(row.getString(3));
    inactiveDates.add(row.getString(4));
    inactiveReasons.add(row.getString(5));
    String imported = row.getString(6);
    importDays[size] = imported == null ? NO_DATE : (int) LocalDate.parse(imported).toEpochDay();
    for (int field = 0; field < fields.length; field++) {
      fields[field].add(row.getString(StudentTable.FIRST_FIELD + field));
    }
    size++;
  }

  /** A file of that day spoke of these students. */
  void seen(RoaringBitmap students, LocalDate day) {
    int epochDay = (int) day.toEpochDay();
    students.forEach(
        (int id) -> {
          int row = Arrays.binarySearch(ids, 0, size, id);
          if (row >= 0 && importDays[row] < epochDay) {
            importDays[row] = epochDay;
          }
        });
  }

  /** Call once after the last {@link #add}. */
  void indexSsids() {
    int[] index = new int[Math.max(2, Integer.highestOneBit(size) * 4)];
    for (int row = 0; row < size; row++) {
      long cell = ssids.cell(row);
      if (cell != DigitsColumn.NONE) {
        int place = place(cell, index.length);
        while (index[place] != 0) {
          place = (place + 1) & (index.length - 1);
        }
        index[place] = row + 1;
      }
    }
    rowsBySsid = index;
  }

  int size() {
    return size;
  }

  int lastId() {
    return size == 0 ? 0 : ids[size - 1];
  }

  @Nullable ExistingStudent findBySsid(String ssid) {
    long cell = ssids.cellOf(ssid);
    if (cell == DigitsColumn.NONE) {
      return null;
    }
    int place = place(cell, rowsBySsid.length);
    while (rowsBySsid[place] != 0) {
      int row = rowsBySsid[place] - 1;
      if (ssids.cell(row) == cell) {
        return get(row);
      }
      place = (place + 1) & (rowsBySsid.length - 1);
    }
    return null;
  }

  /** The students in the order of ids. */
  List<ExistingStudent> students() {
    return new AbstractList<>() {
      @Override
      public ExistingStudent get(int row) {
        return Snapshot.this.get(row);
      }

      @Override
      public int size() {
        return size;
      }
    };
  }

  /** The students by SSID; those without one last, in the order of ids. */
  List<ExistingStudent> studentsBySsid() {
    List<Integer> rows =
        IntStream.range(0, size)
            .boxed()
            .sorted(
                Comparator.comparing(
                    ssids::get, Comparator.nullsLast(Comparator.<String>naturalOrder())))
            .toList();
    return new AbstractList<>() {
      @Override
      public ExistingStudent get(int place) {
        return Snapshot.this.get(rows.get(place));
      }

      @Override
      public int size() {
        return size;
      }
    };
  }

  private ExistingStudent get(int row) {
    if (row >= size) {
      throw new IndexOutOfBoundsException(row);
    }
    @Nullable String[] values = new @Nullable String[fields.length];
    for (int field = 0; field < values.length; field++) {
      values[field] = fields[field].get(row);
    }
    String status = String.valueOf(statuses.get(row));
    String inactiveDate = inactiveDates.get(row);
    LocalDate inactiveSince = inactiveDate == null ? null : LocalDate.parse(inactiveDate);
    return new ExistingStudent(
        ids[row],
        Values.of(values),
        status,
        inactiveSince,
        inactiveReasons.get(row),
        ExistingStudent.isInactive(status, inactiveSince, today),
        importDays[row] == NO_DATE ? null : LocalDate.ofEpochDay(importDays[row]),
        versions[row]);
  }

  private static int place(long cell, int places) {
    return (int) ((cell * 0x9E3779B97F4A7C15L) >>> 32) & (places - 1);
  }
}
