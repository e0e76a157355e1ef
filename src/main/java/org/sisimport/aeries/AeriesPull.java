package org.sisimport.aeries;

import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;
import org.sisimport.UnexpectedAnswerException;
import org.sisimport.aeries.AeriesPath.Area;
import org.sisimport.aeries.AeriesPath.CodeTable;
import org.sisimport.aeries.SchoolPages.SameStudents;

/**
 * One night's read of a district. Everything that comes is written into one zip; of all students
 * only numbers are kept in memory, and those of one school at a time.
 */
public final class AeriesPull {

  /** Where so many students have changed, reading all of them asks less of the server. */
  private static final int MOST_CHANGED = 2_000;

  private final AeriesApi api;
  private final PullOrder order;
  private final Instant now;

  /**
   * A pull, which is run once.
   *
   * @param now by our clock
   */
  public AeriesPull(AeriesApi api, PullOrder order, Instant now) {
    this.api = api;
    this.order = order;
    this.now = now;
  }

  /** Whether changes are enough, or why they are not. */
  private record Way(@Nullable OffsetDateTime since, Set<Long> students, @Nullable String because) {

    static Way full(@Nullable String because) {
      return new Way(null, Set.of(), because);
    }
  }

  /**
   * Reads the district.
   *
   * @param out receives the zip; worth nothing unless this returns
   * @return what the zip's seal says
   * @throws UnexpectedAnswerException where an answer does not fit the question, or the others
   * @throws SisImportException as {@link AeriesApi#get}
   */
  public PullSeal writeTo(OutputStream out) {
    PullWriter writer = new PullWriter(out);
    Beginning beginning = Beginning.ask(api, order.schools(), now);
    beginning.writeTo(writer);
    for (CodeTable table : CodeTable.values()) {
      api.get(AeriesPath.codes(table)).ifPresent(writer::write);
    }
    Way way;
    try (Lanes lanes = new Lanes(api, order.atOnce())) {
      way = way(beginning, lanes, writer);
      if (way.since() == null) {
        lanes.follow(ofSchools(beginning.schools(), writer));
      } else {
        Set<String> ours = Set.copyOf(order.programs());
        lanes.follow(
            way.students().stream()
                .map(student -> new ChangedStudent(student, ours, writer))
                .iterator());
      }
    }
    PullSeal seal = seal(beginning, way);
    writer.seal(seal);
    return seal;
  }

  private Way way(Beginning beginning, Lanes lanes, PullWriter writer) {
    PullSeal last = order.last();
    if (last == null) {
      return Way.full(order.because());
    }
    if (!last.databaseYear().equals(beginning.databaseYear())) {
      return Way.full(
          "the school year is "
              + beginning.databaseYear()
              + " now and was "
              + last.databaseYear()
              + " at the last read");
    }
    if (!last.schools().equals(beginning.schools())) {
      return Way.full("other schools are active than at the last read");
    }
    if (last.asOf().isAfter(beginning.asOf())) {
      return Way.full("by the server's clock the last read lies in the future");
    }
    OffsetDateTime since = last.asOf().minus(order.overlap());
    List<Answer> changes = new ArrayList<>();
    for (Area area : Area.values()) {
      changes.add(api.get(AeriesPath.changes(area, wallClock(since, beginning))).orElseThrow());
    }
    Set<Long> students = new TreeSet<>();
    changes.forEach(
        answer -> answer.rows().forEach(row -> students.add(Long.parseLong(row.get("StudentID")))));
    if (students.size() <= MOST_CHANGED) {
      changes.forEach(writer::write);
      ProgramDays days = new ProgramDays(last.day(), beginning.asOf().toLocalDate(), writer);
      lanes.follow(
          beginning.schools().stream()
              .flatMap(school -> programs().map(code -> days.of(school, code)))
              .iterator());
      students.addAll(days.students());
    }
    return students.size() > MOST_CHANGED
        ? Way.full(students.size() + " students have changed, more than are asked for one by one")
        : new Way(since, students, null);
  }

  /** The programs that are looked for, that of migrants among them. */
  private Stream<String> programs() {
    return Stream.concat(order.programs().stream(), Stream.ofNullable(order.migrant())).distinct();
  }

  /** Of the server, and of a time at which its clocks may have been set otherwise: the earlier. */
  private static LocalDateTime wallClock(OffsetDateTime since, Beginning beginning) {
    LocalDateTime then = since.toLocalDateTime();
    LocalDateTime now = since.withOffsetSameInstant(beginning.asOf().getOffset()).toLocalDateTime();
    return then.isBefore(now) ? then : now;
  }

  private Iterator<Lanes.Chain> ofSchools(List<Long> schools, PullWriter writer) {
    return schools.stream().flatMap(school -> ofSchool(school, writer)).iterator();
  }

  private Stream<Lanes.Chain> ofSchool(long school, PullWriter writer) {
    SameStudents same = new SameStudents(school);
    Stream<Lanes.Chain> programs =
        programs().map(code -> new OneAnswer(AeriesPath.programs(school, code), writer));
    Stream<Lanes.Chain> pages =
        Stream.of(AeriesPath.Kind.STUDENTS, AeriesPath.Kind.EXTENDED)
            .map(kind -> new SchoolPages(kind, school, order.pageSize(), writer, same));
    return Stream.concat(programs, pages);
  }

  private PullSeal seal(Beginning beginning, Way way) {
    return new PullSeal(
        way.since() == null ? PullSeal.Kind.FULL : PullSeal.Kind.CHANGES,
        order.district(),
        beginning.asOf(),
        beginning.zone(),
        beginning.databaseYear(),
        way.since() == null ? null : way.since().toString(),
        order.programs(),
        order.migrant(),
        beginning.schools(),
        order.settings(),
        way.because());
  }

  /** A question that none follows. */
  private record OneAnswer(AeriesPath first, PullWriter writer) implements Lanes.Chain {

    @Override
    public @Nullable AeriesPath next(Optional<Answer> answer) {
      answer.ifPresent(writer::write);
      return null;
    }
  }

  /**
   * A student who has changed: everything is asked only of those who are, or were, in a program of
   * ours. Who is gone meanwhile has no answer.
   */
  private static final class ChangedStudent implements Lanes.Chain {

    private final long student;
    private final Set<String> ours;
    private final PullWriter writer;

    private ChangedStudent(long student, Set<String> ours, PullWriter writer) {
      this.student = student;
      this.ours = ours;
      this.writer = writer;
    }

    @Override
    public AeriesPath first() {
      return AeriesPath.programsOf(student);
    }

    @Override
    public @Nullable AeriesPath next(Optional<Answer> answer) {
      if (answer.isEmpty()) {
        return null;
      }
      Answer came = answer.get();
      writer.write(came);
      return switch (came.path().kind()) {
        case PROGRAMS -> isOurs(came) ? AeriesPath.student(student) : null;
        case STUDENTS -> AeriesPath.extendedOf(student);
        default -> null;
      };
    }

    private static String key(String code) {
      return code.strip().toUpperCase(Locale.ROOT);
    }

    private boolean isOurs(Answer programs) {
      Set<String> codes = new HashSet<>();
      programs.rows().forEach(row -> codes.add(key(row.getOrDefault("ProgramCode", ""))));
      return ours.stream().map(ChangedStudent::key).anyMatch(codes::contains);
    }
  }
}
