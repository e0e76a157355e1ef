package org.sisimport.importer;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.Field;
import org.sisimport.facts.Values;
import org.sisimport.students.FieldChange;

/**
 * What a file does to the values that we have of the students of whom it speaks: how many there are
 * for each school and field, how many become others, and how many are taken away.
 */
final class ValueTally {

  private static final Field[] FIELDS = Field.values();

  /** The values of one school, each array in the order of {@link Field}. */
  private record Counts(int[] had, int[] changed, int[] blanked) {}

  /**
   * So many of so many.
   *
   * @param whole how many values of the field we have
   */
  record Share(int count, int whole) {}

  private final Map<String, Counts> bySchool = new HashMap<>();

  /**
   * The school as far as it is known: its code, and the Site Code where it has one; blank where
   * there is no code.
   */
  static String school(@Nullable String code, @Nullable String siteCode) {
    return code == null ? "" : siteCode == null ? code : code + " " + siteCode;
  }

  /** Adds a row of a student whom we have; it counts for the school where the student was. */
  void add(RowPlan row, ExistingStudent existing) {
    Values values = existing.values();
    Counts counts =
        bySchool.computeIfAbsent(
            school(values.get(Field.SCHOOL_OF_ATTENDANCE), values.get(Field.SITE_CODE)),
            school ->
                new Counts(new int[FIELDS.length], new int[FIELDS.length], new int[FIELDS.length]));
    for (Field field : FIELDS) {
      if (values.get(field) != null) {
        counts.had[field.ordinal()]++;
      }
    }
    if (row.change() != null) {
      for (FieldChange change : row.change().fields()) {
        if (change.before() != null) {
          (change.after() == null ? counts.blanked : counts.changed)[change.field().ordinal()]++;
        }
      }
    }
  }

  /** The values of a field that become others, by school. */
  Map<String, Share> changed(Field field) {
    Map<String, Share> shares = new HashMap<>();
    bySchool.forEach(
        (school, counts) -> shares.put(school, share(counts.changed, counts.had, field)));
    return shares;
  }

  /** The values of a field that are taken away, by school. */
  Map<String, Share> blanked(Field field) {
    Map<String, Share> shares = new HashMap<>();
    bySchool.forEach(
        (school, counts) -> shares.put(school, share(counts.blanked, counts.had, field)));
    return shares;
  }

  private static Share share(int[] counts, int[] had, Field field) {
    return new Share(counts[field.ordinal()], had[field.ordinal()]);
  }
}
