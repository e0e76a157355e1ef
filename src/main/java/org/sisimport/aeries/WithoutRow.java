package org.sisimport.aeries;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sisimport.Shown;
import org.sisimport.notice.Notice;
import org.sisimport.notice.PullNotices;

/** Tells of the students of a pull who have no row, and why. */
final class WithoutRow {

  private static final int NAMED = 12;

  private final PullSeal seal;
  private final Pupils pupils;
  private final CodeTables codes;

  WithoutRow(PullSeal seal, Pupils pupils, CodeTables codes) {
    this.seal = seal;
    this.pupils = pupils;
    this.codes = codes;
  }

  /** A notice for each reason that somebody has. Programs that ended last are named first. */
  static List<Notice> notices(Pupils pupils, PullSeal seal) {
    List<Notice> notices = new ArrayList<>();
    Comparator<Pupil> byId = Comparator.comparingLong(Pupil::id);
    Comparator<Pupil> lastFirst = Comparator.comparing(Pupil::programDay).reversed();
    add(
        notices,
        pupils,
        pupil -> pupil.programState() == ProgramState.ENDED,
        lastFirst.thenComparing(byId),
        pupil -> program(pupil, seal) + " until " + pupil.programDay(),
        PullNotices.ProgramEnded::new);
    add(
        notices,
        pupils,
        pupil -> pupil.programState() == ProgramState.NOT_BEGUN,
        Comparator.comparing(Pupil::programDay).thenComparing(byId),
        pupil -> program(pupil, seal) + " from " + pupil.programDay(),
        PullNotices.ProgramNotBegun::new);
    add(
        notices,
        pupils,
        pupil -> pupil.programState() == ProgramState.UNDATED,
        byId,
        pupil -> program(pupil, seal),
        PullNotices.ProgramUndated::new);
    add(
        notices,
        pupils,
        pupil -> pupil.hasCurrentProgram() && pupil.enrollment() == null && pupil.isSeen(),
        byId,
        pupil -> program(pupil, seal),
        PullNotices.NotEnrolled::new);
    add(
        notices,
        pupils,
        pupil -> pupil.hasCurrentProgram() && !pupil.isSeen(),
        byId,
        pupil -> program(pupil, seal),
        PullNotices.NoStudentRecord::new);
    return notices;
  }

  private static void add(
      List<Notice> notices,
      Pupils pupils,
      Predicate<Pupil> whom,
      Comparator<Pupil> order,
      Function<Pupil, String> detail,
      BiFunction<List<String>, Integer, Notice> notice) {
    List<Pupil> found = pupils.all().stream().filter(whom).sorted(order).toList();
    if (!found.isEmpty()) {
      List<String> first =
          found.stream()
              .limit(NAMED)
              .map(pupil -> pupil.id() + " (" + detail.apply(pupil) + ")")
              .toList();
      notices.add(notice.apply(first, found.size()));
    }
  }

  /**
   * Why a student has no row. The records are passed over once more: nobody keeps the SSIDs of
   * those who have none.
   */
  String why(String ssid, StudentRecords records) {
    Set<Long> ids = new LinkedHashSet<>();
    List<String> inactive = new ArrayList<>();
    records.forEach(
        List.of("StudentID", "StateStudentID", "SchoolCode", "InactiveStatusCode"),
        (path, number, record) -> {
          long id = record.link("StudentID");
          if (id != 0 && record.text("StateStudentID").equals(ssid)) {
            ids.add(id);
            inactive.add(status(record));
          }
        });
    return ids.isEmpty() ? nobody() : why(ids.iterator().next(), String.join("; ", inactive));
  }

  private String nobody() {
    return seal.kind() == PullSeal.Kind.FULL
        ? "the pull has no record of a student of this SSID"
        : "the pull asked only for what had changed"
            + seal.sinceWhen()
            + ", and nothing of a student of this SSID had, or the student never had a program "
            + listed(seal);
  }

  private String why(long id, String enrollments) {
    String who = "the pull has the student, StudentID " + id + ", but ";
    Pupil pupil = pupils.find(id);
    @Nullable ProgramState programState = pupil == null ? null : pupil.programState();
    if (pupil == null || programState == null) {
      return who + "no program " + listed(seal);
    }
    String program = "program " + program(pupil, seal);
    return who
        + switch (programState) {
          case ENDED -> program + " ended on " + pupil.programDay();
          case NOT_BEGUN -> program + " begins on " + pupil.programDay();
          case UNDATED -> program + " has no start date, or one that is after its end";
          case CURRENT -> whyNotEnrolled(pupil, enrollments);
        };
  }

  private static String whyNotEnrolled(Pupil pupil, String enrollments) {
    if (pupil.enrollment() != null) {
      return "the record of the primary enrollment has another SSID";
    }
    return pupil.isSeen()
        ? "no enrollment that is active: " + enrollments
        : "no record that could be read";
  }

  private String status(JsonRecord record) {
    String school = "school " + Shown.text(record.text("SchoolCode"));
    if (!seal.reads(record.link("SchoolCode"))) {
      return school + " is not read";
    }
    String code = record.text("InactiveStatusCode");
    String name = codes.find(CodeTables.Column.INACTIVE_STATUS, code);
    return school
        + " has status "
        + Shown.quoted(code)
        + (name == null ? "" : ", " + Shown.text(name));
  }

  private static String program(Pupil pupil, PullSeal seal) {
    return Shown.text(seal.programs().get(pupil.program()));
  }

  /** The program codes that are wanted: {@code 144, 144x}. */
  static String listed(PullSeal seal) {
    return Shown.text(String.join(", ", seal.programs()));
  }
}
