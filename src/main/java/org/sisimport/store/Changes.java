package org.sisimport.store;

import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.Field;
import org.sisimport.facts.Values;
import org.sisimport.importer.Run;
import org.sisimport.importer.StudentsChangedException;
import org.sisimport.students.FieldChange;
import org.sisimport.students.StudentChange;

/** Writes what one run changes, and the audit of it, within the caller's transaction. */
final class Changes {

  private static final int BATCH = 1_000;

  private record Update(ExistingStudent before, StudentChange change) {}

  private final Handle handle;
  private final Run run;

  Changes(Handle handle, Run run) {
    this.handle = handle;
    this.run = run;
  }

  /**
   * @param seen the created students are added
   */
  void write(Collection<StudentChange> changes, RoaringBitmap seen) {
    List<Update> updates = new ArrayList<>();
    List<StudentChange> creations = new ArrayList<>();
    for (StudentChange change : changes) {
      requireEveryDifferenceNamed(change);
      ExistingStudent before = change.before();
      if (before == null) {
        creations.add(change);
      } else {
        updates.add(new Update(before, change));
      }
    }
    // always in the order of ids, so that two runs cannot wait for each other
    updates.sort(Comparator.comparingInt(update -> update.before().id()));
    for (int from = 0; from < updates.size(); from += BATCH) {
      update(updates.subList(from, Math.min(updates.size(), from + BATCH)));
    }
    for (int from = 0; from < creations.size(); from += BATCH) {
      create(creations.subList(from, Math.min(creations.size(), from + BATCH)), seen);
    }
  }

  private void update(List<Update> updates) {
    PreparedBatch batch = handle.prepareBatch(StudentTable.UPDATE);
    Audit audit = new Audit();
    for (Update update : updates) {
      ExistingStudent before = update.before();
      int next = StudentTable.bind(batch, 0, update.change().after());
      batch
          .bind(next, before.id())
          .bind(next + 1, run.district())
          .bind(next + 2, before.version())
          .add();
      audit.add(before.id(), update.change());
    }
    int[] counts = batch.execute();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] != 1) {
        throw new StudentsChangedException(
            "Student "
                + updates.get(i).before().id()
                + " was changed by somebody else while run "
                + run.number()
                + " was under way; it wrote nothing: plan the file again.");
      }
    }
    audit.write();
  }

  private void create(List<StudentChange> creations, RoaringBitmap seen) {
    PreparedBatch batch = handle.prepareBatch(StudentTable.INSERT);
    for (StudentChange creation : creations) {
      batch
          .bind(0, run.district())
          .bind(1, 1)
          .bind(2, "Pending")
          .bindNull(3, Types.DATE)
          .bindNull(4, Types.VARCHAR)
          .bindNull(5, Types.DATE);
      StudentTable.bind(batch, 6, creation.after());
      batch.add();
    }
    List<Integer> ids = batch.executePreparedBatch("id").mapTo(Integer.class).list();
    Audit audit = new Audit();
    for (int i = 0; i < ids.size(); i++) {
      audit.add(ids.get(i), creations.get(i));
      seen.add((int) ids.get(i));
    }
    audit.write();
  }

  /** A value that changed without being named would have no audit entry. */
  private static void requireEveryDifferenceNamed(StudentChange change) {
    ExistingStudent existing = change.before();
    Values before = existing == null ? Values.NONE : existing.values();
    Set<Field> unnamed = EnumSet.noneOf(Field.class);
    for (Field field : Field.values()) {
      if (!Objects.equals(before.get(field), change.after().get(field))) {
        unnamed.add(field);
      }
    }
    for (FieldChange named : change.fields()) {
      Field field = named.field();
      if (!unnamed.remove(field)
          || !Objects.equals(named.before(), before.get(field))
          || !Objects.equals(named.after(), change.after().get(field))) {
        throw new IllegalArgumentException("row " + change.row() + " does not change " + field);
      }
    }
    if (!unnamed.isEmpty()) {
      throw new IllegalArgumentException("row " + change.row() + " also changes " + unnamed);
    }
  }

  private final class Audit {

    private final PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO audit (run, row_no, field, student, value_before, value_after, rule_name,"
                + " because) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");

    void add(int student, StudentChange change) {
      for (FieldChange field : change.fields()) {
        @Nullable String before = field.before();
        @Nullable String after = field.after();
        batch
            .bind(0, run.number())
            .bind(1, change.row())
            .bind(2, field.field().name())
            .bind(3, student)
            .bind(4, before)
            .bind(5, after)
            .bind(6, field.by().withLine())
            .bind(7, field.because())
            .add();
      }
    }

    void write() {
      batch.execute();
    }
  }
}
