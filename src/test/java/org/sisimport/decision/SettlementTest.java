package org.sisimport.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sisimport.decision.RuleRef.Rank;
import org.sisimport.facts.District;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.Field;
import org.sisimport.facts.IncomingStudent;
import org.sisimport.facts.Match;
import org.sisimport.facts.Resemblance;
import org.sisimport.facts.School;
import org.sisimport.facts.SchoolChoice;
import org.sisimport.facts.SourceFile;
import org.sisimport.facts.Unmatched;
import org.sisimport.facts.Values;

final class SettlementTest {

  private static final IncomingStudent ROW = new IncomingStudent(2, Values.NONE);
  private static final District DISTRICT =
      new District("9900001", "Golden Valley", Set.of(), false, false, false, false);
  private static final SourceFile FILE = new SourceFile("students.csv", null, true);
  private static final Match MATCH =
      new Match(
          ROW, existing(1), DISTRICT, FILE, true, true, false, true, false, true, false, true);
  private static final Unmatched UNMATCHED =
      new Unmatched(ROW, DISTRICT, FILE, null, existing(1), List.of());
  private static final School OAK = new School("9900101", "1", "Oak", false);
  private static final School ELM = new School("9900101", "2", "Elm", true);
  private static final SchoolChoice CHOICE =
      new SchoolChoice(ROW, null, "9900101", List.of(OAK, ELM), null, null, null, ELM, false);

  private int line;

  @Test
  void withoutDecisionsNothingIsSettled() {
    Verdict verdict = Settlement.settle(List.of());

    assertThat(verdict.row()).isNull();
    assertThat(verdict.skipped()).isFalse();
    assertThat(verdict.held()).isFalse();
  }

  @Test
  void amongEqualsSkipGoesOverHoldOverCreateAndMatchWhateverTheirOrder() {
    Decision.Skip skip = skip(Rank.SHARED);
    Decision.Hold hold = hold(Rank.SHARED);
    Decision.Create create = create(Rank.SHARED);
    Decision.UseMatch match = match(Rank.SHARED, 1);

    assertThat(Settlement.settle(List.of(create, hold, skip, match)).row()).isSameAs(skip);
    assertThat(Settlement.settle(List.of(skip, hold, create)).row()).isSameAs(skip);
    assertThat(Settlement.settle(List.of(create, hold)).row()).isSameAs(hold);
    assertThat(Settlement.settle(List.of(hold, match)).row()).isSameAs(hold);
    assertThat(Settlement.settle(List.of(create)).row()).isSameAs(create);
  }

  @Test
  void toAskForATransferGoesOverCreateAndMatchAndUnderSkipAndHold() {
    Decision.RequestTransfer ask = ask(Rank.SHARED);
    Decision.Skip skip = skip(Rank.SHARED);
    Decision.Hold hold = hold(Rank.SHARED);
    Decision.RequestTransfer own = ask(Rank.DISTRICT);

    Verdict overCreate =
        Settlement.settle(List.of(create(Rank.SHARED), ask, match(Rank.SHARED, 1)));
    assertThat(overCreate.row()).isSameAs(ask);
    assertThat(overCreate.held()).isFalse();
    assertThat(Settlement.settle(List.of(ask, hold)).row()).isSameAs(hold);
    assertThat(Settlement.settle(List.of(ask, skip)).row()).isSameAs(skip);
    assertThat(Settlement.settle(List.of(skip, hold, own)).row()).isSameAs(own);
  }

  @Test
  void theDistrictsDecisionStandsOverTheVendorsAndTheSharedOne() {
    Decision.Create create = create(Rank.DISTRICT);

    Verdict verdict = Settlement.settle(List.of(skip(Rank.SHARED), create, hold(Rank.VENDOR)));

    assertThat(verdict.row()).isSameAs(create);
    assertThat(verdict.held()).isFalse();
  }

  @Test
  void aDistrictsUpdateDoesNotBringBackARowThatASharedRuleSkips() {
    Verdict verdict =
        Settlement.settle(List.of(skip(Rank.SHARED), update(Rank.DISTRICT, Field.GRADE)));

    assertThat(verdict.skipped()).isTrue();
  }

  @Test
  void toCreateAndToMatchDisagreeAndHoldTheRowWithBothRulesNamed() {
    Decision.Create create = create(Rank.SHARED);
    Decision.UseMatch match = match(Rank.SHARED, 1);

    Verdict verdict = Settlement.settle(List.of(match, create));

    assertThat(verdict.held()).isTrue();
    assertThat(verdict.conflicts())
        .singleElement()
        .satisfies(
            conflict ->
                assertThat(List.of(conflict.first(), conflict.second()))
                    .containsExactlyInAnyOrder(create.by(), match.by()));
  }

  @Test
  void twoRulesThatMatchTheSameStudentAgreeAndTwoThatMatchOthersDoNot() {
    assertThat(Settlement.settle(List.of(match(Rank.SHARED, 1), match(Rank.SHARED, 1))).held())
        .isFalse();
    assertThat(Settlement.settle(List.of(match(Rank.SHARED, 1), match(Rank.SHARED, 2))).held())
        .isTrue();
  }

  @Test
  void amongEqualsKeepGoesOverUpdateAndTheDistrictOverBoth() {
    Decision.KeepField keep = keep(Rank.SHARED, Field.GRADE);
    Decision.UpdateField update = update(Rank.SHARED, Field.GRADE);
    Decision.UpdateField own = update(Rank.DISTRICT, Field.GRADE);

    assertThat(Settlement.settle(List.of(update, keep)).follow()).containsValue(keep);
    assertThat(Settlement.settle(List.of(update, keep, own)).follow()).containsValue(own);
  }

  @Test
  void fieldsAreSettledEachForItself() {
    Decision.KeepField keep = keep(Rank.SHARED, Field.LAST_NAME);
    Decision.UpdateField update = update(Rank.SHARED, Field.GRADE);

    assertThat(Settlement.settle(List.of(update, keep)).follow())
        .containsEntry(Field.LAST_NAME, keep)
        .containsEntry(Field.GRADE, update);
  }

  @Test
  void dropGoesOverSetAndTwoSetsOfOtherValuesHoldTheRow() {
    Decision.SetValue set = set(Rank.SHARED, "05");
    Decision.DropValue drop = drop(Rank.SHARED);

    assertThat(Settlement.settle(List.of(set, drop)).values()).containsValue(drop);
    assertThat(Settlement.settle(List.of(set, set(Rank.SHARED, "05"))).held()).isFalse();
    Verdict verdict = Settlement.settle(List.of(set, set(Rank.SHARED, "06")));
    assertThat(verdict.held()).isTrue();
    assertThat(verdict.conflicts())
        .singleElement()
        .satisfies(conflict -> assertThat(conflict.field()).isEqualTo(Field.GRADE));
  }

  @Test
  void aDistrictsSetIsNotDisturbedByASharedOne() {
    Decision.SetValue own = set(Rank.DISTRICT, "06");

    Verdict verdict = Settlement.settle(List.of(set(Rank.SHARED, "05"), own));

    assertThat(verdict.values()).containsValue(own);
    assertThat(verdict.held()).isFalse();
  }

  @Test
  void twoSchoolsForOneRowHoldItAndStayGoesOverSchool() {
    Decision.AssignSchool oak = school(Rank.SHARED, OAK);
    Decision.SchoolStays stays = stays(Rank.SHARED);

    assertThat(Settlement.settle(List.of(oak, school(Rank.SHARED, OAK))).held()).isFalse();
    assertThat(Settlement.settle(List.of(oak, school(Rank.SHARED, ELM))).held()).isTrue();
    assertThat(Settlement.settle(List.of(oak, stays)).school()).isSameAs(stays);
    Decision.AssignSchool own = school(Rank.DISTRICT, ELM);
    assertThat(Settlement.settle(List.of(oak, stays, own)).school()).isSameAs(own);
  }

  @Test
  void toKeepTheSchoolOfAttendanceIsToLetTheSchoolStay() {
    Decision.KeepField keep = keep(Rank.DISTRICT, Field.SCHOOL_OF_ATTENDANCE);

    assertThat(Settlement.settle(List.of(school(Rank.SHARED, OAK), keep)).school()).isSameAs(keep);
  }

  @Test
  void aConflictHoldsTheRowUnlessItIsSkipped() {
    List<Decision.OfStudent> conflict =
        List.of(set(Rank.SHARED, "05"), set(Rank.SHARED, "06"), skip(Rank.SHARED));

    Verdict verdict = Settlement.settle(conflict);

    assertThat(verdict.skipped()).isTrue();
    assertThat(verdict.held()).isFalse();
  }

  @Test
  void everyWarningIsKeptInTheOrderOfTheRuleFiles() {
    Decision.Warn first = new Decision.Warn(rule(Rank.SHARED), ROW, "one");
    Decision.Warn second = new Decision.Warn(rule(Rank.SHARED), ROW, "two");

    assertThat(Settlement.settle(List.of(second, first)).warnings()).containsExactly(first, second);
  }

  @Test
  void doubtGoesOverClear() {
    Resemblance likeness =
        new Resemblance(
            ROW,
            existing(1),
            1,
            1,
            1,
            1,
            1,
            true,
            true,
            true,
            false,
            false,
            false,
            true,
            false,
            false);
    Decision.Clear clear = new Decision.Clear(rule(Rank.SHARED), likeness, "clear");
    Decision.Doubt doubt = new Decision.Doubt(rule(Rank.SHARED), likeness, "doubt");
    Decision.Clear own = new Decision.Clear(rule(Rank.DISTRICT), likeness, "clear");

    assertThat(Settlement.likeness(List.of(clear, doubt))).isSameAs(doubt);
    assertThat(Settlement.likeness(List.of(clear, doubt, own))).isSameAs(own);
    assertThat(Settlement.likeness(List.of())).isNull();
  }

  private RuleRef rule(Rank rank) {
    line++;
    return new RuleRef("Rule " + line, "rules/new-students.drl", line, rank);
  }

  private Decision.Skip skip(Rank rank) {
    return new Decision.Skip(rule(rank), ROW, "because");
  }

  private Decision.Hold hold(Rank rank) {
    return new Decision.Hold(rule(rank), ROW, "because");
  }

  private Decision.RequestTransfer ask(Rank rank) {
    return new Decision.RequestTransfer(rule(rank), ROW, "because");
  }

  private Decision.Create create(Rank rank) {
    return new Decision.Create(rule(rank), ROW, "because");
  }

  private Decision.UseMatch match(Rank rank, int student) {
    return new Decision.UseMatch(rule(rank), UNMATCHED, existing(student), "because");
  }

  private Decision.UpdateField update(Rank rank, Field field) {
    return new Decision.UpdateField(rule(rank), MATCH, field, "because");
  }

  private Decision.KeepField keep(Rank rank, Field field) {
    return new Decision.KeepField(rule(rank), MATCH, field, "because");
  }

  private Decision.SetValue set(Rank rank, String grade) {
    return new Decision.SetValue(rule(rank), ROW, Field.GRADE, grade, "because");
  }

  private Decision.DropValue drop(Rank rank) {
    return new Decision.DropValue(rule(rank), ROW, Field.GRADE, "because");
  }

  private Decision.AssignSchool school(Rank rank, School school) {
    return new Decision.AssignSchool(rule(rank), CHOICE, school, "because");
  }

  private Decision.SchoolStays stays(Rank rank) {
    return new Decision.SchoolStays(rule(rank), CHOICE, "because");
  }

  private static ExistingStudent existing(int id) {
    return new ExistingStudent(id, Values.NONE, "Active", null, null, false, null, 1);
  }
}
