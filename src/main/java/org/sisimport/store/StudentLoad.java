package org.sisimport.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.sisimport.SisImportException;
import org.sisimport.facts.Field;
import org.sisimport.students.LoadedStudent;

/** Makes rows the students of a district, within the caller's transaction. */
final class StudentLoad {

  private static final int BATCH = 1_000;
  private static final int ROWS_NAMED = 20;

  private final Handle handle;
  private final String district;
  private final List<LoadedStudent> rows;

  StudentLoad(Handle handle, String district, List<LoadedStudent> rows) {
    this.handle = handle;
    this.district = district;
    this.rows = rows;
  }

  void write() {
    refuseSsidsThatOccurTwice();
    refuseSsidsOfOtherDistricts();
    handle.execute("DELETE FROM student WHERE district = ?", district);
    handle.execute("DELETE FROM sighting WHERE district = ?", district);
    for (int from = 0; from < rows.size(); from += BATCH) {
      insert(rows.subList(from, Math.min(rows.size(), from + BATCH)));
    }
  }

  private void insert(List<LoadedStudent> some) {
    PreparedBatch batch = handle.prepareBatch(StudentTable.INSERT);
    for (LoadedStudent row : some) {
      batch
          .bind(0, district)
          .bind(1, 1)
          .bind(2, row.status())
          .bind(3, row.inactiveDate())
          .bind(4, row.inactiveReason())
          .bind(5, row.lastImportDate());
      StudentTable.bind(batch, 6, row.values());
      batch.add();
    }
    batch.execute();
  }

  private void refuseSsidsThatOccurTwice() {
    Set<String> seen = new HashSet<>();
    Set<String> twice =
        rows.stream()
            .map(row -> row.values().get(Field.SSID))
            .filter(ssid -> ssid != null && !seen.add(ssid))
            .collect(Collectors.toSet());
    refuse(twice, "have an SSID that occurs twice", "keep one row of each student");
  }

  private void refuseSsidsOfOtherDistricts() {
    List<String> ssids =
        rows.stream().map(row -> row.values().get(Field.SSID)).filter(Objects::nonNull).toList();
    Map<String, Set<String>> byDistrict = new HashMap<>();
    OtherDistricts.find(handle, district, ssids)
        .forEach(
            (ssid, other) -> byDistrict.computeIfAbsent(other, none -> new HashSet<>()).add(ssid));
    byDistrict.forEach(
        (other, taken) ->
            refuse(
                taken,
                "have an SSID that a student of district " + other + " has",
                "leave them out, or take the students out of that district first"));
  }

  private void refuse(Set<String> ssids, String because, String remedy) {
    List<Integer> numbers =
        rows.stream()
            .filter(row -> ssids.contains(String.valueOf(row.values().get(Field.SSID))))
            .map(LoadedStudent::row)
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .toList();
    if (numbers.isEmpty()) {
      return;
    }
    String named =
        numbers.stream().limit(ROWS_NAMED).map(String::valueOf).collect(Collectors.joining(", "));
    String more =
        numbers.size() > ROWS_NAMED ? " and " + (numbers.size() - ROWS_NAMED) + " more" : "";
    throw new SisImportException(
        "These rows " + because + ": " + named + more + "; nothing was loaded: " + remedy + ".");
  }
}
