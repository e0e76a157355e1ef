package org.sisimport.receiver;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Who is in which class: sixteen bytes for each, because a district has a million of them. */
final class Enrollments {

  private static final int UNKNOWN = Integer.MIN_VALUE;

  private int size;
  private int[] students = new int[1 << 10];
  private int[] classes = new int[1 << 10];
  private int[] begins = new int[1 << 10];
  private int[] ends = new int[1 << 10];
  private int[] sorted = new int[0];
  private int[] firstOf = new int[0];

  /** Takes the indexes of a student and a class. */
  void add(int student, int schoolClass, Term term) {
    if (size == students.length) {
      int larger = size * 2;
      students = Arrays.copyOf(students, larger);
      classes = Arrays.copyOf(classes, larger);
      begins = Arrays.copyOf(begins, larger);
      ends = Arrays.copyOf(ends, larger);
    }
    students[size] = student;
    classes[size] = schoolClass;
    begins[size] = packed(term.begins());
    ends[size] = packed(term.ends());
    size++;
  }

  private static int packed(@Nullable LocalDate day) {
    return day == null ? UNKNOWN : Math.toIntExact(day.toEpochDay());
  }

  /** Puts each student's together, by the indexes of the classes; nothing is added any more. */
  void sort(int studentCount) {
    firstOf = new int[studentCount + 1];
    for (int i = 0; i < size; i++) {
      firstOf[students[i] + 1]++;
    }
    for (int student = 0; student < studentCount; student++) {
      firstOf[student + 1] += firstOf[student];
    }
    int[] next = Arrays.copyOf(firstOf, studentCount);
    sorted = new int[size];
    for (int i = 0; i < size; i++) {
      sorted[next[students[i]]++] = i;
    }
    for (int student = 0; student < studentCount; student++) {
      sortByClass(firstOf[student], firstOf[student + 1]);
    }
  }

  /** By class and days, so that the order of the rows does not depend on that of the roster. */
  private void sortByClass(int from, int to) {
    Integer[] places = new Integer[to - from];
    Arrays.setAll(places, i -> sorted[from + i]);
    Arrays.sort(
        places,
        Comparator.<Integer>comparingInt(place -> classes[place])
            .thenComparingInt(place -> begins[place])
            .thenComparingInt(place -> ends[place]));
    for (int i = 0; i < places.length; i++) {
      sorted[from + i] = places[i];
    }
  }

  /** The places of a student's: from this one on, to that of the next student. */
  int first(int student) {
    return firstOf[student];
  }

  int schoolClass(int place) {
    return classes[sorted[place]];
  }

  Term term(int place) {
    return new Term(unpacked(begins[sorted[place]]), unpacked(ends[sorted[place]]));
  }

  private static @Nullable LocalDate unpacked(int day) {
    return day == UNKNOWN ? null : LocalDate.ofEpochDay(day);
  }
}
