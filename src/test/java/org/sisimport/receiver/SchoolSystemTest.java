package org.sisimport.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sisimport.decision.EntryKind;
import org.sisimport.decision.ReceiverLayout;
import org.sisimport.facts.Field;
import org.sisimport.facts.Values;
import org.sisimport.rules.ReceiverRules;
import org.sisimport.rules.RuleSets;
import org.sisimport.store.Database;
import org.sisimport.students.LoadedStudent;

/** What the school's own system is told by the shipped rules. */
class SchoolSystemTest {

  private static final MonthDay JULY = MonthDay.of(7, 1);
  private static final RuleSets SHIPPED =
      new RuleSets(Path.of("."), Path.of("target", "shipped-rules"));
  private static final ReceiverRules RULES =
      SHIPPED.loadReceiver("9900001", "school-system", Path.of("target", "no-district")).rules();

  private final List<LoadedStudent> ours = new ArrayList<>();

  @Test
  void theFilesAreThoseOfSpecialEducationAnd504AndNameNobody() {
    assertThat(StudentHandover.layouts(RULES))
        .extracting(layout -> layout.name() + ": " + String.join("|", layout.headings()))
        .containsExactly(
            "studentData.csv: SSID|Local Student ID|School of Attendance|Site Code|Status|Inactive"
                + " Date|Inactive Reason",
            "504StudentData.csv: SSID|Local Student ID|School of Attendance|Site Code|Status|Inactive"
                + " Date|Inactive Reason");
  }

  @Test
  void eachStudentIsToldInTheFileOfItsProgram() {
    student("SPED", "Active", null, null);
    student("504", "Inactive", "2026-09-30", "Graduated");
    student("SST", "Active", null, null);
    student(null, "Active", null, null);

    Told told = tell("2026-10-05", RULES);

    assertThat(told.rows("studentData.csv")).containsExactly("1000000000|L0|9900101|P|Active||");
    assertThat(told.rows("504StudentData.csv"))
        .containsExactly("1000000001|L1|9900101|P|Inactive|2026-09-30|Graduated");
    assertThat(told.told.students())
        .containsOnlyKeys(EntryKind.OUR_SPECIAL_EDUCATION, EntryKind.OUR_504);
    assertThat(told.leftOut).isEmpty();
  }

  /** Since the first of July, and for six months at least: whatever reaches further back. */
  @ParameterizedTest
  @CsvSource({
    "2026-10-05, 2026-10-05, true",
    "2026-10-05, 2026-07-01, true",
    "2026-10-05, 2026-06-30, true",
    "2026-10-05, 2026-04-05, true",
    "2026-10-05, 2026-04-03, false",
    "2027-06-30, 2026-07-01, true",
    "2027-06-30, 2026-06-30, false",
    "2027-07-01, 2026-12-31, true",
    "2027-07-01, 2026-12-28, false",
    "2027-07-01, 2026-07-01, false",
    "2027-01-01, 2026-06-30, false"
  })
  void whoLeftIsToldForSixMonthsAndAllThroughTheYear(String today, String left, boolean isTold) {
    student("SPED", "Inactive", left, "Graduated");

    Told told = tell(today, RULES);

    assertThat(told.rows("studentData.csv")).hasSize(isTold ? 1 : 0);
    assertThat(told.leftOut)
        .isEqualTo(
            isTold
                ? List.of()
                : List.of(
                    "The student left before this academic year, and more than six months ago."));
  }

  @ParameterizedTest
  @CsvSource({
    "Moved and continuing, ''",
    "MOVED and Continuing., ''",
    "Moved and known to be continuing, ''",
    "E155, ''",
    "76, ''",
    "Moved, 2026-10-01|Moved",
    "T155, 2026-10-01|T155",
    ", 2026-10-01|"
  })
  void aReasonThatIsNoExitLeavesDateAndReasonBlank(@Nullable String reason, String told) {
    student("SPED", "Inactive", "2026-10-01", reason);

    assertThat(tell("2026-10-05", RULES).rows("studentData.csv"))
        .containsExactly("1000000000|L0|9900101|P|Inactive|" + (told.isEmpty() ? "|" : told));
  }

  @Test
  void aDateThatIsStillToComeIsNoExit() {
    student("SPED", "Active", "2026-10-06", "Graduated");
    student("SPED", "Inactive", "2026-10-06", "Graduated");
    student("SPED", "Active", "2026-10-05", "Graduated");
    student("SPED", "Active", "2026-10-04", "Graduated");

    assertThat(tell("2026-10-05", RULES).rows("studentData.csv"))
        .extracting(row -> row.replaceFirst(".*P\\|", ""))
        .containsExactly("Active||", "Active||", "Active||", "Inactive|2026-10-04|Graduated");
  }

  @Test
  void whoIsPendingOrCannotBeFoundOrLeftOnAnUnknownDayIsLeftOut() {
    student("SPED", "Pending", "2026-10-01", "Parent declined");
    student("SPED", "Inactive", null, "Graduated");
    ours.add(
        new LoadedStudent(
            4, Values.of(Map.of(Field.DESIGNATION, "SPED")), "Active", null, null, null));

    Told told = tell("2026-10-05", RULES);

    assertThat(told.rows("studentData.csv")).isEmpty();
    assertThat(told.leftOut)
        .containsExactlyInAnyOrder(
            "The student is Pending.",
            "The student is inactive, and since when is not known.",
            "The student has neither an SSID nor a local id.");
  }

  @Test
  void anAcademicYearMayBeginOnAnotherDay() {
    LocalDate august = LocalDate.parse("2026-08-15");
    assertThat(StudentHandover.yearOf(MonthDay.of(8, 15), august)).isEqualTo(august);
    assertThat(StudentHandover.yearOf(MonthDay.of(8, 15), august.minusDays(1)))
        .isEqualTo("2025-08-15");
    assertThat(StudentHandover.yearOf(MonthDay.of(2, 29), LocalDate.parse("2027-02-28")))
        .isEqualTo("2027-02-28");
  }

  @Test
  void aDistrictReplacesARuleByItsName(@TempDir Path district) throws java.io.IOException {
    Path file = district.resolve("receivers/school-system.drl");
    java.nio.file.Files.createDirectories(file.resolveSibling("."));
    java.nio.file.Files.writeString(
        file,
        """
        rule "A student who is Pending is left out"
        when
            $student : OurStudent( student.status == "Pending", student.localId == null )
        then
            decide.leaveOut( $student, "Pending, and without local id." );
        end
        """);
    student("SPED", "Pending", "2026-10-01", "Parent declined");

    RuleSets.LoadedReceiver loaded = SHIPPED.loadReceiver("9900001", "school-system", district);

    assertThat(loaded.problems()).isEmpty();
    assertThat(tell("2026-10-05", loaded.rules()).rows("studentData.csv"))
        .containsExactly("1000000000|L0|9900101|P|Pending||");
  }

  private void student(
      @Nullable String designation, String status, @Nullable String left, @Nullable String reason) {
    int i = ours.size();
    Values values =
        Values.of(
                Map.of(
                    Field.SSID, String.valueOf(1_000_000_000L + i),
                    Field.LOCAL_STUDENT_ID, "L" + i,
                    Field.LAST_NAME, "Okafor",
                    Field.SCHOOL_OF_ATTENDANCE, "9900101",
                    Field.SITE_CODE, "P"))
            .with(Field.DESIGNATION, designation);
    ours.add(
        new LoadedStudent(
            i + 2, values, status, left == null ? null : LocalDate.parse(left), reason, null));
  }

  private Told tell(String today, ReceiverRules rules) {
    return new Told(ours, rules, LocalDate.parse(today));
  }

  /** What was told, in memory. */
  private static final class Told implements ReceiverFiles {
    private final Map<String, List<String>> rows = new HashMap<>();
    private final List<String> leftOut = new ArrayList<>();
    private final StudentHandover.Told told;

    private Told(List<LoadedStudent> ours, ReceiverRules rules, LocalDate today) {
      try (Database database = Database.inMemory("school system")) {
        database.students().load("9900001", ours, false);
        told = new StudentHandover(database.students()).write("9900001", rules, JULY, today, this);
      }
    }

    @Override
    public void row(ReceiverLayout layout, List<String> cells) {
      rows.computeIfAbsent(layout.name(), any -> new ArrayList<>()).add(String.join("|", cells));
    }

    @Override
    public void leftOut(LeftOut one) {
      leftOut.add(one.reason());
    }

    private List<String> rows(String file) {
      return rows.getOrDefault(file, List.of());
    }
  }
}
