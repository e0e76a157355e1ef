package org.sisimport.aeries;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sisimport.UnexpectedAnswerException;
import org.sisimport.UnexpectedAnswerException.Remedy;

/**
 * One school's students, or what else is known of them, page after page. The API tells neither how
 * many there are nor whether a page was shortened, so the next page is asked from behind the last
 * row that came, until one is empty.
 */
final class SchoolPages implements Lanes.Chain {

  private final AeriesPath.Kind kind;
  private final long school;
  private final int size;
  private final PullWriter writer;
  private final SameStudents same;
  private final Set<Row> seen = new HashSet<>();
  private List<Row> before = List.of();
  private long first = 1;

  /** What tells the rows of one school apart: a student may have been enrolled in it twice. */
  private record Row(long student, long number) {}

  /**
   * The pages.
   *
   * @param kind STUDENTS or EXTENDED
   * @param same compares the two kinds of a school
   */
  SchoolPages(AeriesPath.Kind kind, long school, int size, PullWriter writer, SameStudents same) {
    this.kind = kind;
    this.school = school;
    this.size = size;
    this.writer = writer;
    this.same = same;
  }

  @Override
  public AeriesPath first() {
    long last = first + size - 1;
    return kind == AeriesPath.Kind.STUDENTS
        ? AeriesPath.students(school, first, last)
        : AeriesPath.extended(school, first, last);
  }

  @Override
  public @Nullable AeriesPath next(Optional<Answer> answer) {
    Answer page = answer.orElseThrow();
    List<Row> rows = page.rows().stream().map(SchoolPages::row).toList();
    if (rows.size() > size) {
      throw refused(
          Remedy.PERSON,
          page,
          "with "
              + rows.size()
              + " rows although a page of "
              + size
              + " was asked for: it does not page");
    }
    if (!rows.isEmpty() && rows.equals(before)) {
      throw refused(
          Remedy.PERSON, page, "with the rows of the page before: it gives the same page again");
    }
    for (Row row : rows) {
      if (!seen.add(row)) {
        throw refused(
            Remedy.NEXT_VISIT,
            page,
            "with a row that came before: the school's students were changed while they were read,"
                + " and others may have been left out");
      }
    }
    writer.write(page);
    if (rows.isEmpty()) {
      same.ended(kind, seen.stream().map(Row::student).collect(Collectors.toSet()));
      return null;
    }
    before = rows;
    first += rows.size();
    return first();
  }

  private static Row row(Map<String, String> fields) {
    return new Row(
        Long.parseLong(fields.get("StudentID")), Long.parseLong(fields.get("StudentNumber")));
  }

  private static UnexpectedAnswerException refused(Remedy remedy, Answer page, String what) {
    return new UnexpectedAnswerException(remedy, "answers " + page.path() + " " + what);
  }

  /** Sees to it that both readings of one school are about the same students. */
  static final class SameStudents {

    private final long school;
    private @Nullable Set<Long> first;

    SameStudents(long school) {
      this.school = school;
    }

    private void ended(AeriesPath.Kind kind, Set<Long> students) {
      if (first == null) {
        first = students;
        return;
      }
      if (!first.equals(students)) {
        Set<Long> of = kind == AeriesPath.Kind.EXTENDED ? first : students;
        Set<Long> extended = kind == AeriesPath.Kind.EXTENDED ? students : first;
        throw new UnexpectedAnswerException(
            Remedy.NEXT_VISIT,
            "gives school "
                + school
                + " "
                + of.size()
                + " students, but extended data of "
                + extended.size()
                + ", not of the same: a page is missing, or they were changed while they were"
                + " read");
      }
    }
  }
}
