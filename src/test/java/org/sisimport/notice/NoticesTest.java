package org.sisimport.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sisimport.Shown;
import org.sisimport.decision.RuleRef;
import org.sisimport.facts.Field;
import org.sisimport.notice.CodeNotices.UntranslatedCode;
import org.sisimport.notice.HeadingNotices.UnknownHeading;
import org.sisimport.notice.ValueNotices.BadValue;
import org.sisimport.notice.ValueNotices.RowsRepeat;

final class NoticesTest {

  private final Notices notices = new Notices();

  @Test
  void equalNoticesAreOneCauseWithAllItsRowsCountedAndTheFirstHundredNamed() {
    for (int row = 2; row < 1_054; row++) {
      notices.add(unknownGrade("TKX"), row);
    }

    assertThat(notices.list())
        .singleElement()
        .satisfies(
            cause -> {
              assertThat(cause.count()).isEqualTo(1_052);
              assertThat(cause.rows()).hasSize(100).startsWith(2, 3, 4);
            });
  }

  @Test
  void aNoticeIsNamedAfterItsKind() {
    assertThat(unknownGrade("TKX").kind()).isEqualTo("untranslated-code");
    assertThat(new UnknownHeading("X", "rules/headings.drl").kind()).isEqualTo("unknown-heading");
  }

  @Test
  void amongCausesOfOneSeverityTheWholeFileComesFirstAndThenTheMostRows() {
    notices.add(unknownGrade("T5"), 2);
    notices.add(unknownGrade("T6"), 4);
    notices.add(unknownGrade("T6"), 5);
    notices.add(new UnknownHeading("Shoe Size", "rules/headings.drl"));

    assertThat(notices.list())
        .extracting(cause -> cause.notice().value())
        .containsExactly("Shoe Size", "T6", "T5");
  }

  @Test
  void aReasonThatARuleMakesFromAValueForgesNoLine() {
    RuleRef rule = new RuleRef("One", "rules/x.drl", 1, RuleRef.Rank.SHARED);

    assertThat(new RuleNotices.Skipped(rule, "inactive: left\nrow 3, refused").message())
        .doesNotContain("\n")
        .contains("inactive: left\uFFFDrow 3, refused");
  }

  @Test
  void errorsComeFirstAndThenTheRowsDecide() {
    notices.add(new RowsRepeat(), 3);
    notices.add(unknownGrade("T5"), 9);
    notices.add(unknownGrade("T6"), 4);
    notices.add(badSsid("123"), 7);

    assertThat(notices.list())
        .extracting(cause -> cause.notice().kind())
        .containsExactly("bad-value", "untranslated-code", "untranslated-code", "rows-repeat");
    assertThat(notices.list().get(1).rows()).containsExactly(4);
  }

  @Test
  void aColumnFullOfDifferentBadValuesIsCountedTogetherBeyondSoManyAndHidesNothingElse() {
    for (int row = 2; row < 5_002; row++) {
      notices.add(badSsid("X" + row), row);
    }
    notices.add(unknownGrade("TKX"), 5_002);

    List<Notices.Cause> causes = notices.list();

    assertThat(causes.stream().mapToInt(Notices.Cause::count).sum()).isEqualTo(5_001);
    assertThat(causes).hasSizeLessThan(300);
    assertThat(causes).anyMatch(cause -> cause.notice().equals(unknownGrade("TKX")));
  }

  @Test
  void aColumnTellsHowManyRowsItHasAndNamesTheFirst() {
    notices.add(new UnknownHeading("Shoe Size", "rules/headings.drl"), 812, List.of(2, 3, 5));

    assertThat(notices.list())
        .singleElement()
        .satisfies(
            cause -> {
              assertThat(cause.count()).isEqualTo(812);
              assertThat(cause.rows()).containsExactly(2, 3, 5);
            });
  }

  @Test
  void anSsidIsMaskedInValueAndMessage() {
    Notice notice = badSsid("123456789");

    assertThat(notice.value()).isEqualTo("*****6789");
    assertThat(notice.message()).contains("*****6789").doesNotContain("123456789");
  }

  @Test
  void nothingInAValueForgesALineOrTurnsTheTextAround() {
    assertThat(Shown.text("a\nrow 3: \u001b[31m\u202Eb\u2028c\u0000"))
        .isEqualTo("a\uFFFDrow 3: \uFFFD[31m\uFFFDb\uFFFDc\uFFFD");
  }

  @Test
  void aVeryLongValueIsCutWithoutBreakingALetterInTwo() {
    assertThat(Shown.text("\uD83D\uDE00".repeat(200))).isEqualTo("\uD83D\uDE00".repeat(80) + "...");
  }

  private static UntranslatedCode unknownGrade(String code) {
    return new UntranslatedCode(
        Field.GRADE, "GRADE", code, List.of("TK", "KN"), "districts/9900001/rules/grade-codes.drl");
  }

  private static BadValue badSsid(String seen) {
    return new BadValue(Field.SSID, "SSID", seen, "is not ten digits", "ten digits");
  }
}
