package org.sisimport.store;

import java.util.List;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.sisimport.students.FieldChange;

/** Writes by batches of statements. */
final class BatchWriter implements BulkWriter {

  private final Handle handle;

  BatchWriter(Handle handle) {
    this.handle = handle;
  }

  @Override
  public OptionalInt update(String district, List<Update> updates) {
    PreparedBatch batch = handle.prepareBatch(StudentTable.UPDATE);
    for (Update update : updates) {
      int next = StudentTable.bind(batch, 0, update.change().after());
      batch
          .bind(next, update.before().id())
          .bind(next + 1, district)
          .bind(next + 2, update.before().version())
          .add();
    }
    int[] counts = batch.execute();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] != 1) {
        return OptionalInt.of(updates.get(i).before().id());
      }
    }
    return OptionalInt.empty();
  }

  @Override
  public int[] insert(String district, List<NewStudent> students) {
    PreparedBatch batch = handle.prepareBatch(StudentTable.INSERT);
    for (NewStudent student : students) {
      batch
          .bind(0, district)
          .bind(1, 1)
          .bind(2, student.status())
          .bind(3, student.inactiveDate())
          .bind(4, student.inactiveReason())
          .bind(5, student.lastImportDate());
      StudentTable.bind(batch, 6, student.values());
      batch.add();
    }
    return batch.executePreparedBatch("id").mapTo(Integer.class).stream()
        .mapToInt(Integer::intValue)
        .toArray();
  }

  @Override
  public void audit(long run, List<Audited> changes) {
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO audit (run, row_no, field, student, value_before, value_after, rule_name,"
                + " because) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    for (Audited audited : changes) {
      for (FieldChange field : audited.change().fields()) {
        @Nullable String before = field.before();
        @Nullable String after = field.after();
        batch
            .bind(0, run)
            .bind(1, audited.change().row())
            .bind(2, field.field().name())
            .bind(3, audited.student())
            .bind(4, before)
            .bind(5, after)
            .bind(6, field.by().withLine())
            .bind(7, field.because())
            .add();
      }
    }
    batch.execute();
  }
}
