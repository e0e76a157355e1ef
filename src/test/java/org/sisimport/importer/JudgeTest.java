package org.sisimport.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sisimport.decision.RuleRef;
import org.sisimport.decision.Verdict;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.Districts;
import org.sisimport.district.Limits;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.Field;
import org.sisimport.facts.IncomingStudent;
import org.sisimport.facts.Values;
import org.sisimport.notice.HoldNotices.OverLimit;
import org.sisimport.notice.Notices;
import org.sisimport.oneroster.RosterChanges;
import org.sisimport.oneroster.RosterCounts;
import org.sisimport.oneroster.RosterFile;
import org.sisimport.oneroster.RosterMode;
import org.sisimport.oneroster.RosterPlan;
import org.sisimport.students.FieldChange;
import org.sisimport.students.StudentChange;
import org.sisimport.students.TransferAsks;

/** Each limit one below, at and one above what it allows. */
class JudgeTest {

  private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 5);
  private static final RuleRef RULE =
      new RuleRef("Fields follow", "rules/x.drl", 7, RuleRef.Rank.SHARED);
  private static final String OAK = "9900101";
  private static final String ELM = "9900102";

  private final Path home;
  private final RowTally tally = new RowTally();
  private int rows;
  private @Nullable Run last;
  private @Nullable RosterPlan roster;
  private int ours;

  JudgeTest(@TempDir Path home) throws IOException {
    this.home = home;
    Files.createDirectories(home.resolve("districts/9900001"));
    Files.writeString(
        home.resolve("districts/9900001/schools.csv"),
        "code,siteCode,name,default\n" + OAK + ",,Oak Elementary,\n" + ELM + ",,Elm Middle,\n");
  }

  static List<Arguments> everyKindAndPlace() {
    List<Arguments> cases = new ArrayList<>();
    for (Limits.Kind kind : Limits.Kind.values()) {
      for (int count : List.of(9, 10, 11)) {
        // the share: 10 of 100
        cases.add(Arguments.of(kind, 100, count, count > 10));
      }
      for (int count : List.of(3, 4, 5)) {
        // the number from which on the share matters: 5, and 10 % of 20 are 2
        cases.add(Arguments.of(kind, 20, count, count >= 5));
      }
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("everyKindAndPlace")
  void aLimitIsPassedByOneMoreAndNotByWhatItAllows(
      Limits.Kind kind, int whole, int count, boolean over) throws IOException {
    happen(kind, whole, count);

    List<OverLimit> found = judge(only(kind), NOVEMBER);

    assertThat(found).hasSize(over ? 1 : 0);
    if (over) {
      assertThat(found.get(0).limit()).isEqualTo(kind.key());
      assertThat(found.get(0).most()).isEqualTo(whole == 100 ? 10 : 4);
      assertThat(found.get(0).message())
          .contains(String.valueOf(count), String.valueOf(whole), kind.key() + ": 10% from 5");
    }
  }

  @ParameterizedTest
  @MethodSource("everyKindAndPlace")
  void aLimitThatIsSwitchedOffHoldsNothing(Limits.Kind kind, int whole, int count, boolean over)
      throws IOException {
    happen(kind, whole, count);

    assertThat(judge("limits: none", NOVEMBER)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-07-31, true",
    "2026-08-01, false",
    "2026-09-30, false",
    "2026-10-01, true",
    "2027-08-01, false"
  })
  void whatChangesByItselfIsWiderInTheFirstWeeksOfASchoolYear(LocalDate day, boolean over)
      throws IOException {
    students(100, 100, Field.GRADE, "04", "05", OAK);

    assertThat(judge("", day).isEmpty()).isNotEqualTo(over);
  }

  @ParameterizedTest
  @CsvSource({"IDENTITY, 11, true", "FEWER_ROWS, 51, true", "UPDATED, 80, false"})
  void namesAndMissingRowsAreNotWiderThen(Limits.Kind kind, int count, boolean over)
      throws IOException {
    happen(kind, 100, count);

    assertThat(judge("", LocalDate.of(2026, 8, 15)).isEmpty()).isNotEqualTo(over);
  }

  @Test
  void wideningMultipliesTheShareAndNotTheNumber() throws IOException {
    students(100, 31, Field.GRADE, "04", "05", OAK);

    List<OverLimit> found = judge(only(Limits.Kind.CHANGED), LocalDate.of(2026, 9, 1));

    assertThat(found).extracting(OverLimit::most).containsExactly(30);
    assertThat(found.get(0).message()).contains("changed: 30% from 5");
  }

  @ParameterizedTest
  @MethodSource("allKinds")
  void aDistrictOfEightIsNotHeldForSharesAlone(Limits.Kind kind) throws IOException {
    happen(kind, 8, kind == Limits.Kind.IDENTITY ? 5 : 8);

    assertThat(judge("", NOVEMBER)).isEmpty();
  }

  static List<Limits.Kind> allKinds() {
    return List.of(Limits.Kind.values());
  }

  @Test
  void oneSchoolIsHeldWhereTheDistrictAsAWholeIsNot() throws IOException {
    students(1_000, 0, Field.GRADE, "04", "05", ELM);
    students(30, 28, Field.GRADE, "04", "05", OAK);

    List<OverLimit> found = judge("", NOVEMBER);

    assertThat(found).hasSize(1);
    assertThat(found.get(0).message())
        .isEqualTo(
            "Grade Level would change for 28 of the 30 students who have it (93.3 %) of \"Oak"
                + " Elementary\" (9900101); up to 19 would have passed (`school-changed: 60% from 20`"
                + " below `limits`, which district.yaml changes)");
  }

  @Test
  void schoolsOfAFieldThatIsOverAsAWholeAreNotToldOneByOne() throws IOException {
    students(30, 28, Field.GRADE, "04", "05", ELM);
    students(30, 28, Field.GRADE, "04", "05", OAK);

    assertThat(judge("", NOVEMBER))
        .extracting(OverLimit::limit)
        .containsExactly("updated", "changed");
  }

  @Test
  void theWorstSchoolIsNamedAndTheOthersAreCounted() throws IOException {
    students(1_000, 0, Field.GRADE, "04", "05", "9900103");
    students(30, 25, Field.GRADE, "04", "05", ELM);
    students(30, 28, Field.GRADE, "04", "05", OAK);

    assertThat(judge("", NOVEMBER))
        .extracting(OverLimit::message)
        .singleElement()
        .asString()
        .contains("28 of the 30", "Oak Elementary", "and for too many of 1 other school");
  }

  @Test
  void aValueThatFillsABlankIsNotAChangedOne() throws IOException {
    students(60, 40, Field.GENDER, null, "F", OAK);

    assertThat(judge("", NOVEMBER)).isEmpty();
  }

  @Test
  void aLocalIdThatFillsABlankIsNoOtherIdentityButAnSsidIs() throws IOException {
    students(100, 60, Field.LOCAL_STUDENT_ID, null, "17", OAK);
    assertThat(judge("", NOVEMBER)).isEmpty();

    for (int i = 0; i < 20; i++) {
      student(true, Field.SSID, null, String.valueOf(9_900_000_000L + i), OAK);
    }
    assertThat(judge("", NOVEMBER)).extracting(OverLimit::limit).containsExactly("identity");
  }

  @Test
  void theFirstFileOfADistrictCreatesEverybody() throws IOException {
    for (int i = 0; i < 200; i++) {
      created();
    }
    ours = 0;
    assertThat(judge("", NOVEMBER)).isEmpty();

    ours = 100;
    assertThat(judge("", NOVEMBER)).extracting(OverLimit::limit).containsExactly("created");
  }

  @Test
  void anEmptyFileAfterAFullOneIsHeld() throws IOException {
    last = lastRun(120);

    assertThat(judge("", NOVEMBER))
        .extracting(OverLimit::message)
        .containsExactly(
            "the file has 0 rows, and the one before, of run 7 on 2026-11-04, had 120: 120 fewer"
                + " (100.0 %); up to 60 would have passed (`fewer-rows: 50% from 20` below `limits`,"
                + " which district.yaml changes)");
  }

  @Test
  void rowsAfterAFileWithoutAnyAreManyMore() throws IOException {
    last = lastRun(0);
    students(60, 0, Field.GRADE, "04", "05", OAK);

    assertThat(judge("", NOVEMBER)).extracting(OverLimit::limit).containsExactly("more-rows");
  }

  // ---- what happens in a night ----

  private void happen(Limits.Kind kind, int whole, int count) {
    switch (kind) {
      case IDENTITY -> students(whole, count, Field.BIRTHDATE, "2014-09-03", "2014-09-04", OAK);
      case UPDATED -> students(whole, count, Field.GENDER, null, "F", OAK);
      case CREATED -> {
        ours = whole;
        for (int i = 0; i < count; i++) {
          created();
        }
      }
      case FEWER_ROWS -> {
        last = lastRun(whole);
        students(whole - count, 0, Field.GRADE, "04", "05", OAK);
      }
      case MORE_ROWS -> {
        last = lastRun(whole);
        students(whole + count, 0, Field.GRADE, "04", "05", OAK);
      }
      case CHANGED -> {
        students(whole / 2, count / 2, Field.GRADE, "04", "05", OAK);
        students(whole - whole / 2, count - count / 2, Field.GRADE, "04", "05", ELM);
      }
      case BLANKED -> {
        students(whole / 2, count / 2, Field.SITE_CODE, "101", null, OAK);
        students(whole - whole / 2, count - count / 2, Field.SITE_CODE, "101", null, ELM);
      }
      case SCHOOL_CHANGED -> {
        students(whole * 10, 0, Field.GRADE, "04", "05", ELM);
        students(whole, count, Field.GRADE, "04", "05", OAK);
      }
      case SCHOOL_BLANKED -> {
        students(whole * 10, 0, Field.SITE_CODE, "101", null, ELM);
        students(whole, count, Field.SITE_CODE, "101", null, OAK);
      }
      case ROSTER_LOSS -> roster = losing(RosterFile.CLASSES, whole, count);
    }
  }

  /**
   * A bulk file from which so many of the records that are kept are gone, beside one that is whole.
   */
  private static RosterPlan losing(RosterFile file, int active, int gone) {
    int left = active - gone;
    return new RosterPlan(
        List.of(
            new RosterCounts(RosterFile.ORGS, RosterMode.BULK, 900, 900, 0, 0, 0, 0, 0, 0, 0, 900),
            new RosterCounts(file, RosterMode.BULK, left, left, 0, 0, gone, 0, 0, 0, 0, active)),
        RosterChanges.NONE,
        "",
        List.of());
  }

  @Test
  void eachFileOfAPackageIsJudgedByItself() throws IOException {
    roster = losing(RosterFile.ENROLLMENTS, 1_200, 600);

    assertThat(judge("", NOVEMBER))
        .singleElement()
        .extracting(OverLimit::message)
        .isEqualTo(
            "600 of the 1,200 records of enrollments.csv that we keep as active (50.0 %) would be to"
                + " be deleted; up to 360 would have passed (`roster-loss: 30% from 20` below `limits`,"
                + " which district.yaml changes)");
    assertThat(judge("", LocalDate.of(2026, 8, 20))).isEmpty();
  }

  /** So many students of a school, of whom so many change. */
  private void students(
      int all,
      int changed,
      Field field,
      @Nullable String before,
      @Nullable String after,
      String school) {
    for (int i = 0; i < all; i++) {
      student(i < changed, field, before, after, school);
    }
  }

  private void student(
      boolean changes,
      Field field,
      @Nullable String before,
      @Nullable String after,
      String school) {
    int row = ++rows + 1;
    Values values =
        Values.of(Map.of(Field.LAST_NAME, "Okafor", Field.SCHOOL_OF_ATTENDANCE, school))
            .with(field, before);
    ExistingStudent existing =
        new ExistingStudent(row, values, "Active", null, null, false, null, 1);
    StudentChange change =
        new StudentChange(
            row,
            existing,
            values.with(field, after),
            List.of(new FieldChange(field, before, after, RULE, "the file is newer")));
    tally.add(
        row(row, existing, changes ? Outcome.UPDATED : Outcome.UNCHANGED, changes ? change : null));
  }

  private void created() {
    int row = ++rows + 1;
    Values values = Values.of(Map.of(Field.LAST_NAME, "Nystrom"));
    StudentChange change =
        new StudentChange(
            row,
            null,
            values,
            List.of(new FieldChange(Field.LAST_NAME, null, "Nystrom", RULE, "a new one")));
    tally.add(row(row, null, Outcome.CREATED, change));
  }

  private static RowPlan row(
      int row,
      @Nullable ExistingStudent existing,
      Outcome outcome,
      @Nullable StudentChange change) {
    return new RowPlan(
        new IncomingStudent(row, Values.NONE),
        existing,
        false,
        List.of(),
        null,
        List.of(),
        Verdict.NOTHING,
        outcome,
        change,
        List.of());
  }

  private static Run lastRun(int rows) {
    return new Run(
        7,
        "a night",
        "9900001",
        NOVEMBER.minusDays(1),
        "golden_demographics.csv",
        "*_demographics.*",
        1,
        Instant.EPOCH,
        "aa",
        RunStatus.APPLIED,
        Instant.EPOCH,
        Instant.EPOCH,
        new Counts(rows, rows, 0, 0, 0, 0, 0),
        null,
        null,
        null,
        null);
  }

  // ---- how it is judged ----

  /** Settings that limit nothing else. */
  private static String only(Limits.Kind kind) {
    StringBuilder yaml = new StringBuilder("limits:\n");
    for (Limits.Kind each : Limits.Kind.values()) {
      yaml.append("  ").append(each.key()).append(each == kind ? ": 10% from 5\n" : ": none\n");
    }
    return yaml.toString();
  }

  private List<OverLimit> judge(String settings, LocalDate day) throws IOException {
    Files.writeString(
        home.resolve("districts/9900001/district.yaml"),
        "name: Golden Valley Unified\nstate: live\n" + settings);
    DistrictFolder district = new Districts(home).get("9900001");
    Plan plan =
        new Plan(
            null,
            false,
            tally.counts(),
            tally.changes(),
            tally.seen(),
            new Notices(),
            TransferAsks.NONE,
            roster);
    RowListener nobody = row -> {};
    return Judge.judge(
        new Planned<>(plan, nobody, tally.values()), district, day, last, () -> ours);
  }
}
