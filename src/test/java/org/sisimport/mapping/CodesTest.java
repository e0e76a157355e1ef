package org.sisimport.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sisimport.decision.RuleRef.Rank;
import org.sisimport.facts.Field;
import org.sisimport.notice.CodeNotices.CodeRulesDisagree;
import org.sisimport.notice.CodeNotices.NoCodeColumn;
import org.sisimport.notice.CodeNotices.TranslatedIntoNoValue;
import org.sisimport.notice.CodeNotices.UntranslatedCode;
import org.sisimport.notice.ValueNotices.BadValue;
import org.sisimport.notice.ValueNotices.LeadingZerosPutBack;

class CodesTest {

  private final RuleTable rules = RuleTable.usual();

  @Test
  void rulesAreAskedOnceForEachDistinctCode() {
    Sheet sheet = Sheet.column(Field.GRADE, "KN", "07", "KN", "", " 07 ", "KN");
    FileReading reading = sheet.understood(rules, null);

    assertThat(sheet.values(reading, Field.GRADE))
        .containsExactly("KN", "07", "KN", null, "07", "KN");
    assertThat(rules.consultationsOfCodes).isEqualTo(1);
    assertThat(rules.codesAsked).isEqualTo(2);
  }

  @Test
  void aDistrictTranslationStandsOverAVendorsAndAVendorsOverTheSharedOne() {
    rules
        .translate(Rank.SHARED, Field.GRADE, "0", "TK")
        .translate(Rank.VENDOR, Field.GRADE, "0", "KN")
        .translate(Rank.VENDOR, Field.GRADE, "13", "12")
        .translate(Rank.DISTRICT, Field.GRADE, "13", "10");

    assertThat(grades("0", "13")).containsExactly("KN", "10");
  }

  @Test
  void rulesOfEqualStandingThatDisagreeLeaveTheValueOut() {
    rules
        .translate(Rank.VENDOR, Field.GRADE, "0", "TK")
        .translate(Rank.VENDOR, Field.GRADE, "0", "KN");
    Sheet sheet = Sheet.column(Field.GRADE, "0");

    MappedRow row = sheet.read(sheet.understood(rules, null)).get(0);

    assertThat(row.student().grade()).isNull();
    assertThat(row.refused()).isFalse();
    assertThat(row.notices()).singleElement().isInstanceOf(CodeRulesDisagree.class);
  }

  @Test
  void rulesThatTranslateAlikeAgree() {
    rules
        .translate(Rank.VENDOR, Field.GRADE, "0", "KN")
        .translate(Rank.VENDOR, Field.GRADE, "0", "KN");

    assertThat(grades("0")).containsExactly("KN");
  }

  @Test
  void aTranslationIsKeptAsTheRulesListTheValue() {
    rules
        .translate(Rank.VENDOR, Field.GRADE, "0", "kn")
        .translate(Rank.VENDOR, Field.GRADE, "0", "KN");

    assertThat(grades("0")).containsExactly("KN");
  }

  @Test
  void anUntranslatedCodeIsANoticeOfEveryRowThatHasIt() {
    Sheet sheet = Sheet.column(Field.GRADE, "TKX", "KN", "TKX");

    List<MappedRow> rows = sheet.read(sheet.understood(rules, null));

    UntranslatedCode notice =
        new UntranslatedCode(
            Field.GRADE,
            "Grade Level",
            "TKX",
            List.of("01", "07", "10", "12", "KN", "TK"),
            "districts/9910017/rules/grade-codes.drl");
    assertThat(rows.get(0).notices()).containsExactly(notice);
    assertThat(rows.get(1).notices()).isEmpty();
    assertThat(rows.get(2).notices()).containsExactly(notice);
    assertThat(rows.get(0).student().grade()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "GRADE, grade-codes",
    "ENGLISH_LEARNER, english-learner-codes",
    "GENDER, demographic-codes",
    "DESIGNATION, demographic-codes"
  })
  void theRuleThatSettlesACodeBelongsIntoTheFileOfItsFamily(Field field, String family) {
    Sheet sheet = Sheet.column(field, "??");

    assertThat(sheet.read(sheet.understood(rules, null)).get(0).notices().get(0).message())
        .contains("add to districts/9910017/rules/" + family + ".drl");
  }

  @ParameterizedTest
  @CsvSource({
    "GRADE, 7, 07",
    "PRIMARY_LANGUAGE, 1, 01",
    "SCHOOL_TYPE, 5, 05",
    "RESIDENTIAL_STATUS, 5, 05"
  })
  void aLostZeroIsPutBackWhereNoRuleSpokeOfTheDigit(Field field, String cell, String value) {
    Sheet sheet = Sheet.column(field, cell);
    FileReading reading = sheet.understood(rules, null);

    MappedRow row = sheet.read(reading).get(0);

    assertThat(row.student().values().get(field)).isEqualTo(value);
    assertThat(row.notices())
        .containsExactly(new LeadingZerosPutBack(field, field.title(), value.length()));
    assertThat(reading.explain(sheet.row(2)))
        .last()
        .satisfies(
            explained ->
                assertThat(Objects.requireNonNull(explained.translation()).code().text())
                    .isEqualTo(value));
  }

  @Test
  void aRuleThatSpeaksOfTheDigitKeepsTheZeroOut() {
    rules.translate(Rank.VENDOR, Field.GRADE, "1", "KN");

    assertThat(grades("1")).containsExactly("KN");
  }

  @Test
  void noZeroIsPutBackInRacesNorWhereItHelpsNothing() {
    Sheet races = Sheet.column(Field.RACE_1, "1");
    Sheet grades = Sheet.column(Field.GRADE, "9");

    assertThat(races.read(races.understood(rules, null)).get(0).notices())
        .singleElement()
        .isInstanceOf(UntranslatedCode.class);
    assertThat(grades.read(grades.understood(rules, null)).get(0).notices())
        .singleElement()
        .isInstanceOfSatisfying(
            UntranslatedCode.class, notice -> assertThat(notice.code()).isEqualTo("9"));
  }

  @Test
  void aTranslationIntoNoValueOfTheFieldIsLeftOut() {
    rules.translate(Rank.DISTRICT, Field.GRADE, "K", "KG");
    Sheet sheet = Sheet.column(Field.GRADE, "K");

    MappedRow row = sheet.read(sheet.understood(rules, null)).get(0);

    assertThat(row.student().grade()).isNull();
    assertThat(row.notices())
        .singleElement()
        .isInstanceOfSatisfying(
            TranslatedIntoNoValue.class, notice -> assertThat(notice.ours()).isEqualTo("KG"));
  }

  @Test
  void aColumnOfFarTooManyTextsIsNotUsedAndSaidOnce() {
    Sheet sheet =
        Sheet.column(
            Field.GRADE,
            IntStream.rangeClosed(0, 5_000).mapToObj(i -> "t" + i).toArray(String[]::new));
    FileReading reading = sheet.understood(rules, null);

    NoCodeColumn notice = new NoCodeColumn(Field.GRADE, "Grade Level", 5_000);
    assertThat(reading.notices()).containsExactly(notice);
    assertThat(reading.refused()).isFalse();
    assertThat(sheet.read(reading)).allMatch(row -> row.notices().isEmpty());
    assertThat(rules.codesAsked).isZero();
    assertThat(reading.explain(sheet.row(2)))
        .last()
        .satisfies(cell -> assertThat(cell.notices()).containsExactly(notice));
  }

  @Test
  void aColumnOfManyTextsIsStillOneOfCodes() {
    Sheet sheet =
        Sheet.column(
            Field.GRADE, IntStream.range(0, 5_000).mapToObj(i -> "t" + i).toArray(String[]::new));

    assertThat(sheet.understood(rules, null).notices()).isEmpty();
  }

  @Test
  void aCellTooLongToBeACodeIsBad() {
    Sheet sheet = Sheet.column(Field.GRADE, "x".repeat(101));

    assertThat(sheet.read(sheet.understood(rules, null)).get(0).notices())
        .singleElement()
        .isInstanceOf(BadValue.class);
  }

  private List<String> grades(String... cells) {
    Sheet sheet = Sheet.column(Field.GRADE, cells);
    return sheet.values(sheet.understood(rules, null), Field.GRADE);
  }
}
