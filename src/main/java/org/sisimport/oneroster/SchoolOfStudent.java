package org.sisimport.oneroster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the one school that a student attends. OneRoster has no such column: {@code
 * enrollments.primary} is about teachers, and a student may have classes at several schools. The
 * first of these that says one school decides:
 *
 * <ol>
 *   <li>the schools of the classes in which the student is enrolled on the day, where that is one;
 *   <li>of several such schools, the student's {@code primaryOrgSourcedId} (OneRoster 1.2);
 *   <li>of several, the one at which the student is listed ({@code orgSourcedIds}, or roles in
 *       OneRoster 1.2), where that is one;
 *   <li>of several, the one with most of the classes;
 *   <li>without a class on the day, {@code primaryOrgSourcedId}, or else the one school at which
 *       the student is listed.
 * </ol>
 *
 * What is still open then is nobody's to guess: there is no school, and a remark says so.
 */
final class SchoolOfStudent {

  private static final String CLASSES_AT_SEVERAL =
      "the student has as many classes at one school as at another, and the package does not say"
          + " otherwise which of them is the School of Attendance; it stays as it is. One school in"
          + " orgSourcedIds, or primaryOrgSourcedId in OneRoster 1.2, would have said it";

  private static final String LISTED_AT_SEVERAL =
      "the student is listed at several schools and has no class today that would say which of them"
          + " is the School of Attendance; it stays as it is. An enrollment would have said it";

  private final @Nullable School primary;
  private final List<School> listed;
  private final List<School> attended = new ArrayList<>(1);
  private int[] classes = new int[1];

  /**
   * Knows no class yet.
   *
   * @param primary {@code null} where the package names none
   * @param listed the schools at which the student is listed
   */
  SchoolOfStudent(@Nullable School primary, List<School> listed) {
    this.primary = primary;
    this.listed = List.copyOf(listed);
  }

  /** The student is enrolled in a class at that school on the day. */
  void addClass(School school) {
    int place = attended.indexOf(school);
    if (place < 0) {
      place = attended.size();
      attended.add(school);
      if (place == classes.length) {
        classes = Arrays.copyOf(classes, 2 * place);
      }
    }
    classes[place]++;
  }

  /** The school; {@code null} where there is none or nobody can say which. */
  @Nullable School find() {
    if (attended.isEmpty()) {
      return primary != null ? primary : listed.size() == 1 ? listed.get(0) : null;
    }
    if (attended.size() == 1) {
      return attended.get(0);
    }
    if (primary != null && attended.contains(primary)) {
      return primary;
    }
    return listed.size() == 1 && attended.contains(listed.get(0))
        ? listed.get(0)
        : findWithMostClasses();
  }

  /** Why there is no school although there are schools; {@code null} otherwise. */
  @Nullable String remark() {
    if (find() != null) {
      return null;
    }
    return !attended.isEmpty() ? CLASSES_AT_SEVERAL : listed.isEmpty() ? null : LISTED_AT_SEVERAL;
  }

  private @Nullable School findWithMostClasses() {
    int most = 0;
    School found = null;
    for (int i = 0; i < attended.size(); i++) {
      if (classes[i] > most) {
        most = classes[i];
        found = attended.get(i);
      } else if (classes[i] == most) {
        found = null;
      }
    }
    return found;
  }
}
