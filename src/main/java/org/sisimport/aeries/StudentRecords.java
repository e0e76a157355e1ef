package org.sisimport.aeries;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.sisimport.Shown;
import org.sisimport.table.Places;

/**
 * The records of the student data of a pull, counted through all its answers: that number is the
 * row of whoever is in the record. As in every table, row 1 would be the headings.
 */
final class StudentRecords {

  private final PullArchive pull;
  private final List<String> paths;
  private final List<Integer> before = new ArrayList<>();

  StudentRecords(PullArchive pull) {
    this.pull = pull;
    this.paths = pull.list(PupilReader.STUDENTS);
  }

  /** Takes one record after the other. */
  @FunctionalInterface
  interface Reader {

    /**
     * The next record, which is filled anew for each.
     *
     * @param path of the answer that has it
     * @param number through all answers
     */
    void record(String path, int number, JsonRecord record);
  }

  /** Hands on all records in their order, the first of all being 2. */
  void forEach(List<String> fields, Reader reader) {
    before.clear();
    JsonRecord record = new JsonRecord(fields);
    int[] number = {1};
    pull.forEach(
        paths,
        record,
        path -> {
          before.add(number[0]);
          return any -> reader.record(path, ++number[0], record);
        });
  }

  /** Where a record stands; known once all have been handed on. */
  Places places() {
    return Places.ofRecords(this::place);
  }

  private Places.Line place(int number) {
    int found = Collections.binarySearch(before, number - 1);
    if (found < 0) {
      found = -found - 2;
    }
    // of several answers that begin at one number all but the last are empty
    while (found + 1 < before.size() && before.get(found + 1) < number) {
      found++;
    }
    return found < 0
        ? new Places.Line(PupilReader.STUDENTS, number - 1)
        : new Places.Line(Shown.text(paths.get(found)), number - before.get(found));
  }
}
