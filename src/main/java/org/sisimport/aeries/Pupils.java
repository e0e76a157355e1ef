package org.sisimport.aeries;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The students of whom a pull has a program, by StudentID. */
final class Pupils {

  /** More than any district has; a pull with more is refused before memory ends. */
  private static final int MOST = 500_000;

  private final PullArchive pull;
  private final Map<Long, Pupil> pupils = new HashMap<>();

  Pupils(PullArchive pull) {
    this.pull = pull;
  }

  /** The student of that id, known from now on. */
  Pupil make(long id) {
    if (pupils.size() == MOST) {
      throw pull.refusal(
          "it has programs of more than 500,000 students, as no district has; nothing of it was used");
    }
    return pupils.computeIfAbsent(id, Pupil::new);
  }

  /** {@code null} where no program of such a student was seen. */
  @Nullable Pupil find(long id) {
    return pupils.get(id);
  }

  /** Those with a row, in the order of their records. */
  List<Pupil> listEnrolled() {
    return withCurrentProgram()
        .filter(pupil -> pupil.enrollment() != null)
        .sorted(Comparator.comparingInt(Pupils::row))
        .toList();
  }

  /** Those whose program is current. */
  Stream<Pupil> withCurrentProgram() {
    return all().stream().filter(Pupil::hasCurrentProgram);
  }

  Collection<Pupil> all() {
    return pupils.values();
  }

  private static int row(Pupil pupil) {
    Enrollment enrollment = pupil.enrollment();
    return enrollment == null ? 0 : enrollment.row();
  }
}
