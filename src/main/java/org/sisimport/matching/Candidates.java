package org.sisimport.matching;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.StudentRecord;

/**
 * Our students by what a row may find them by: the birth date (also with day and month exchanged),
 * the sound of last and first name in either order, the local id. Sorted arrays of numbers: 24
 * bytes a student, and each distinct name once.
 */
final class Candidates {

  private static final long WHOSE = 0xFFFF_FFFFL;

  private final ExistingStudent[] students;
  private final Name[] lastNames;
  private final Name[] firstNames;
  private final long[] byBirthdate;
  private final long[] bySound;
  private final long[] byLocalId;

  Candidates(Collection<ExistingStudent> all) {
    students = all.toArray(ExistingStudent[]::new);
    lastNames = new Name[students.length];
    firstNames = new Name[students.length];
    Map<String, Name> names = new HashMap<>();
    Keys birthdates = new Keys(students.length);
    Keys sounds = new Keys(students.length);
    Keys localIds = new Keys(students.length);
    for (int i = 0; i < students.length; i++) {
      ExistingStudent student = students[i];
      lastNames[i] = nameOf(student.lastName(), names);
      firstNames[i] = nameOf(student.firstName(), names);
      birthdates.add(birthdateKey(student), i);
      sounds.add(soundKey(lastNames[i], firstNames[i]), i);
      localIds.add(localIdKey(student), i);
    }
    byBirthdate = birthdates.sorted();
    bySound = sounds.sorted();
    byLocalId = localIds.sorted();
  }

  private static Name nameOf(@Nullable String text, Map<String, Name> names) {
    return text == null ? Name.NONE : names.computeIfAbsent(text, Name::of);
  }

  /**
   * The numbers of the students whom a row may be, each once, in order. A few may share nothing
   * with it but the hash of a key.
   */
  int[] find(StudentRecord row, Name last, Name first) {
    Found found = new Found();
    String birthdate = row.birthdate();
    if (birthdate != null) {
      found.addAll(byBirthdate, birthdate.hashCode());
      String exchanged = Birthdates.exchanged(birthdate);
      if (exchanged != null) {
        found.addAll(byBirthdate, exchanged.hashCode());
      }
    }
    Integer sound = soundKey(last, first);
    if (sound != null) {
      found.addAll(bySound, sound);
    }
    Integer localId = localIdKey(row);
    if (localId != null) {
      found.addAll(byLocalId, localId);
    }
    return found.distinct();
  }

  ExistingStudent student(int number) {
    return students[number];
  }

  Name lastName(int number) {
    return lastNames[number];
  }

  Name firstName(int number) {
    return firstNames[number];
  }

  private static @Nullable Integer birthdateKey(StudentRecord student) {
    String birthdate = student.birthdate();
    return birthdate == null ? null : birthdate.hashCode();
  }

  /** The same for both orders of the names; none where a name is missing. */
  private static @Nullable Integer soundKey(Name last, Name first) {
    if (!last.isPresent() || !first.isPresent()) {
      return null;
    }
    int a = last.lookUpSound().hashCode();
    int b = first.lookUpSound().hashCode();
    return Math.min(a, b) * 31 + Math.max(a, b);
  }

  private static @Nullable Integer localIdKey(StudentRecord student) {
    String localId = student.localId();
    return localId == null || localId.isBlank()
        ? null
        : localId.trim().toLowerCase(Locale.ROOT).hashCode();
  }

  /** Pairs of a key's hash and a student's number, as one number each. */
  private static final class Keys {
    private final long[] entries;
    private int size;

    Keys(int most) {
      entries = new long[most];
    }

    void add(@Nullable Integer key, int number) {
      if (key != null) {
        entries[size++] = ((long) key << 32) | number;
      }
    }

    long[] sorted() {
      long[] sorted = Arrays.copyOf(entries, size);
      Arrays.sort(sorted);
      return sorted;
    }
  }

  /** Students' numbers as they are found. */
  private static final class Found {
    private int[] numbers = new int[32];
    private int size;

    void addAll(long[] index, int key) {
      int at = Arrays.binarySearch(index, (long) key << 32);
      for (int i = at < 0 ? -at - 1 : at; i < index.length && index[i] >> 32 == key; i++) {
        if (size == numbers.length) {
          numbers = Arrays.copyOf(numbers, 2 * size);
        }
        numbers[size++] = (int) (index[i] & WHOSE);
      }
    }

    int[] distinct() {
      Arrays.sort(numbers, 0, size);
      int kept = 0;
      for (int i = 0; i < size; i++) {
        if (kept == 0 || numbers[kept - 1] != numbers[i]) {
          numbers[kept++] = numbers[i];
        }
      }
      return Arrays.copyOf(numbers, kept);
    }
  }
}
