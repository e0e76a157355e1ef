package org.sisimport.importer;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.Field;
import org.sisimport.students.Standing;
import org.sisimport.students.StandingChange;
import org.sisimport.students.StudentRegister;

/**
 * Changes who takes part in the program where no file does: a person says so, or the day has passed
 * on which a student was to leave. Nothing is changed while a file of the district is imported.
 */
public final class Standings {

  /** Who changes a standing when its day has passed. */
  static final String NOBODY = "sis-import";

  private final StudentRegister students;
  private final Journal journal;
  private final StandingBook book;
  private final Clock clock;

  /** Standings of the students in the register. */
  public Standings(StudentRegister students, Journal journal, StandingBook book, Clock clock) {
    this.students = students;
    this.journal = journal;
    this.book = book;
    this.clock = clock;
  }

  /**
   * What became of a student's standing.
   *
   * @param before as it was; the same as {@code after} where there was nothing to do
   */
  public record Changed(int student, Standing before, Standing after) {

    /** Whether anything was written. */
    public boolean isChange() {
      return !before.equals(after);
    }
  }

  /**
   * Makes a student Inactive from a day on; one that is still to come is kept, and changes the
   * status once it has passed.
   *
   * @param reason why, as the receivers of outgoing files know it
   * @param by who says so, for people
   * @throws SisImportException where the district has no such student, or one who is Pending or has
   *     left already is to leave on a day that is still to come, or a text is none
   * @throws DistrictBusyException where the district is being imported
   */
  public Changed inactivate(
      DistrictFolder district, String ssid, String reason, LocalDate day, String by) {
    String why = Said.verbatim("--reason", reason);
    return change(
        district,
        ssid,
        StandingEntry.Cause.INACTIVATED,
        by,
        (student, today) -> {
          requireBorn(student, day);
          if (day.isAfter(today)) {
            requireTakingPart(student, today);
          }
          return Standing.leaving(day, why, today);
        });
  }

  private static void requireBorn(ExistingStudent student, LocalDate day) {
    String born = student.values().get(Field.BIRTHDATE);
    if (born != null && day.toString().compareTo(born) < 0) {
      throw new SisImportException(
          "The student was born after "
              + day
              + "; nothing was changed: --date wants the student's last day in the program");
    }
  }

  private static void requireTakingPart(ExistingStudent student, LocalDate today) {
    String dayThatIsOver = "nothing was changed: --date wants " + today + " or a day before";
    if (student.status().equals("Pending")) {
      throw new SisImportException(
          "The student is Pending, and who does not take part yet cannot leave on a day that is still"
              + " to come; "
              + dayThatIsOver);
    }
    if (student.inactive() || student.status().equals("Inactive")) {
      throw new SisImportException(
          "The student is Inactive, and who has left cannot leave on a day that is still to come; "
              + dayThatIsOver
              + ". Who has not left after all takes part again by `reactivate`, and can leave on a"
              + " later day then");
    }
  }

  /**
   * Takes back that a student left or was to leave: the status is again what it was before, Active
   * or Pending, and the day and the reason are forgotten. Who came to us Inactive becomes Active.
   *
   * @param by who says so, for people
   * @throws SisImportException where the district has no such student, or one who is Pending
   * @throws DistrictBusyException where the district is being imported
   */
  public Changed reactivate(DistrictFolder district, String ssid, String by) {
    return change(
        district,
        ssid,
        StandingEntry.Cause.REACTIVATED,
        by,
        (student, today) -> {
          if (student.status().equals("Pending")) {
            throw new SisImportException(
                "The student is Pending and was not Inactive, so that there is nothing to take back;"
                    + " nothing was changed");
          }
          return beforeExit(district.code(), student);
        });
  }

  private Standing beforeExit(String district, ExistingStudent student) {
    return student.status().equals("Inactive")
        ? book.listOf(student.id()).stream()
            .filter(entry -> entry.district().equals(district) && entry.isExit())
            .reduce((earlier, later) -> later)
            .map(exit -> exit.before().staying())
            .orElse(Standing.ACTIVE)
        : Standing.ACTIVE;
  }

  private interface Decision {
    Standing decide(ExistingStudent student, LocalDate today);
  }

  private Changed change(
      DistrictFolder district,
      String ssid,
      StandingEntry.Cause cause,
      String by,
      Decision decision) {
    String who = Said.line("--by", by);
    try (Lease lease = Lease.take(journal, district.code(), Lease.holder())) {
      Instant now = clock.instant();
      LocalDate today = LocalDate.ofInstant(now, district.zone());
      ExistingStudent student =
          students
              .findBySsid(district.code(), ssid, today)
              .orElseThrow(
                  () ->
                      new SisImportException(
                          "District "
                              + district.code()
                              + " has no student of this SSID, and nothing was changed; \"students "
                              + district.code()
                              + "\" lists those that it has"));
      Standing after = decision.decide(student, today);
      Changed changed = new Changed(student.id(), Standing.of(student), after);
      if (changed.isChange()) {
        book.change(lease.claim(), List.of(new StandingChange(student, after)), cause, who, now);
      }
      return changed;
    }
  }

  /**
   * Makes every student Inactive whose day has passed, whenever that was: a second time changes
   * nothing.
   *
   * @param zone in which the district's days end
   * @return how many they are
   * @throws DistrictBusyException where there are such students and the district is being imported
   */
  public int endOverdue(String district, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    if (book.listOverdue(district, today).isEmpty()) {
      return 0;
    }
    try (Lease lease = Lease.take(journal, district, Lease.holder())) {
      return endOverdue(lease.claim(), zone);
    }
  }

  /** The same for whoever has the district already. */
  int endOverdue(Claim claim, ZoneId zone) {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, zone);
    List<StandingChange> changes =
        book.listOverdue(claim.district(), today).stream()
            .map(student -> new StandingChange(student, Standing.of(student).ended()))
            .toList();
    if (!changes.isEmpty()) {
      book.change(claim, changes, StandingEntry.Cause.DAY_PASSED, NOBODY, now);
    }
    return changes.size();
  }

  /**
   * The entry by which a student of a district is Inactive, the last one where it was corrected;
   * empty for one who came to us Inactive.
   *
   * @param student our number of the student
   */
  Optional<StandingEntry> findExit(String district, int student) {
    return book.listOf(student).stream()
        .filter(entry -> entry.district().equals(district))
        .filter(entry -> entry.after().status().equals("Inactive"))
        .reduce((earlier, later) -> later);
  }
}
