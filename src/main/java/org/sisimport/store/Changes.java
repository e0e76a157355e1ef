package org.sisimport.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.roaringbitmap.RoaringBitmap;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.Field;
import org.sisimport.facts.Values;
import org.sisimport.importer.Run;
import org.sisimport.importer.StudentsChangedException;
import org.sisimport.store.BulkWriter.Audited;
import org.sisimport.store.BulkWriter.NewStudent;
import org.sisimport.store.BulkWriter.Update;
import org.sisimport.students.FieldChange;
import org.sisimport.students.StudentChange;

/** Writes what one run changes, and the audit of it, within the caller's transaction. */
final class Changes {

  private final Run run;
  private final BulkWriter writer;
  private final int chunk;

  Changes(Handle handle, Engine engine, Run run) {
    this.run = run;
    this.writer = engine.writer(handle);
    this.chunk = engine.dialect().chunk();
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
    for (int from = 0; from < updates.size(); from += chunk) {
      update(updates.subList(from, Math.min(updates.size(), from + chunk)));
    }
    for (int from = 0; from < creations.size(); from += chunk) {
      create(creations.subList(from, Math.min(creations.size(), from + chunk)), seen);
    }
  }

  private void update(List<Update> updates) {
    OptionalInt stale = writer.update(run.district(), updates);
    if (stale.isPresent()) {
      throw new StudentsChangedException(
          "Student "
              + stale.getAsInt()
              + " was changed by somebody else while run "
              + run.number()
              + " was under way; it wrote nothing: plan the file again.");
    }
    List<Audited> audit = new ArrayList<>(updates.size());
    for (Update update : updates) {
      audit.add(new Audited(update.before().id(), update.change()));
    }
    writer.audit(run.number(), audit);
  }

  private void create(List<StudentChange> creations, RoaringBitmap seen) {
    List<NewStudent> students = new ArrayList<>(creations.size());
    for (StudentChange creation : creations) {
      students.add(new NewStudent("Pending", null, null, null, creation.after()));
    }
    int[] ids = writer.insert(run.district(), students);
    List<Audited> audit = new ArrayList<>(ids.length);
    for (int i = 0; i < ids.length; i++) {
      audit.add(new Audited(ids[i], creations.get(i)));
      seen.add(ids[i]);
    }
    writer.audit(run.number(), audit);
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
}
