package org.sisimport.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.sisimport.SisImportException;
import org.sisimport.facts.Field;
import org.sisimport.store.BulkWriter.NewStudent;
import org.sisimport.students.LoadedStudent;

/** Makes rows the students of a district, within the caller's transaction. */
final class StudentLoad {

  private static final int ROWS_NAMED = 20;

  private final Handle handle;
  private final BulkWriter writer;
  private final Dialect dialect;
  private final String district;
  private final List<LoadedStudent> rows;

  StudentLoad(Handle handle, Engine engine, String district, List<LoadedStudent> rows) {
    this.handle = handle;
    this.writer = engine.writer(handle);
    this.dialect = engine.dialect();
    this.district = district;
    this.rows = rows;
  }

  void write() {
    refuseSsidsThatOccurTwice();
    refuseSsidsOfOtherDistricts();
    handle.execute("DELETE FROM student WHERE district = ?", district);
    handle.execute("DELETE FROM sighting WHERE district = ?", district);
    for (int from = 0; from < rows.size(); from += dialect.chunk()) {
      insert(rows.subList(from, Math.min(rows.size(), from + dialect.chunk())));
    }
  }

  private void insert(List<LoadedStudent> some) {
    List<NewStudent> students = new ArrayList<>(some.size());
    for (LoadedStudent row : some) {
      students.add(
          new NewStudent(
              row.status(),
              row.inactiveDate(),
              row.inactiveReason(),
              row.lastImportDate(),
              row.values()));
    }
    writer.insert(district, students);
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
    OtherDistricts.find(handle, dialect, district, ssids)
        .forEach(
            (ssid, other) ->
                byDistrict.computeIfAbsent(other.district(), none -> new HashSet<>()).add(ssid));
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
