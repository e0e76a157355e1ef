package org.sisimport.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sisimport.facts.Field;
import org.sisimport.notice.Severity;
import org.sisimport.notice.ValueNotices.BadValue;
import org.sisimport.notice.ValueNotices.LeadingZerosPutBack;
import org.sisimport.notice.ValueNotices.MissingValue;

class CellsTest {

  @ParameterizedTest
  @CsvSource({
    "990000001, has 9 digits, ten digits (a lost zero is not put back in an SSID)",
    "99000000011, has 11 digits, ten digits",
    "1.23457E+09, is in scientific notation, formatted as text",
    "9.900000001E9, is in scientific notation, formatted as text",
    "9900000001.0, is a number with decimals, formatted as text",
    "99-0000-0001, has characters that are not digits, ten digits and nothing else",
    "unknown, has characters that are not digits, ten digits and nothing else",
    "９９００００００01, has characters that are not digits, ten digits and nothing else"
  })
  void anSsidIsExactlyTenDigitsAndNeverMended(String cell, String problem, String wouldWork) {
    MappedRow row = Sheet.required(Field.SSID, cell).read().get(0);

    assertThat(row.refused()).isTrue();
    assertThat(row.student().ssid()).isNull();
    assertThat(row.notices())
        .singleElement()
        .isInstanceOfSatisfying(
            BadValue.class,
            notice -> {
              assertThat(notice.severity()).isEqualTo(Severity.ERROR);
              assertThat(notice.problem()).startsWith(problem);
              assertThat(notice.wouldWork()).contains(wouldWork);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"9900000001", "0099400005", " 9900000001 ", "\u00A09900000001\u2007"})
  void tenDigitsAreAnSsid(String cell) {
    MappedRow row = Sheet.required(Field.SSID, cell).read().get(0);

    assertThat(row.notices()).isEmpty();
    assertThat(row.student().ssid()).hasSize(10).containsOnlyDigits();
  }

  @ParameterizedTest
  @CsvSource({
    "SCHOOL_OF_ATTENDANCE, 0123456, 0123456,",
    "SCHOOL_OF_ATTENDANCE, 123456, 0123456, 0123456",
    "SCHOOL_OF_ATTENDANCE, 99100170123456, 0123456,",
    "SCHOOL_OF_ATTENDANCE, 99100170000000, 9910017,",
    "SCHOOL_OF_ATTENDANCE, 1100170123456, 0123456, 01100170123456",
    "SCHOOL_OF_RESIDENCE, 0123456, 0123456,",
    "DISTRICT_OF_RESIDENCE, 110017, 0110017, 0110017",
    "DISTRICT_OF_RESIDENCE, 99100170123456, 9910017,",
    "DISTRICT_OF_RESIDENCE, 99100170000000, 9910017,",
    "DISTRICT_OF_RESIDENCE, 1100170000000, 0110017, 01100170000000"
  })
  void codesOfSchoolsAndDistrictsAreSevenDigitsOrAPartOfFourteen(
      Field field, String cell, String value, String padded) {
    MappedRow row = Sheet.column(field, cell).read().get(0);

    assertThat(row.student().values().get(field)).isEqualTo(value);
    if (padded == null) {
      assertThat(row.notices()).isEmpty();
    } else {
      assertThat(row.notices())
          .containsExactly(new LeadingZerosPutBack(field, field.title(), padded.length()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, has 1 digit",
    "12345, has 5 digits",
    "12345678, has 8 digits",
    "1.10017E+12, is in scientific notation",
    "01-10017-0123456, has characters that"
  })
  void otherCodesOfSchoolsCostTheValue(String cell, String problem) {
    MappedRow row = Sheet.column(Field.SCHOOL_OF_ATTENDANCE, cell).read().get(0);

    assertThat(row.refused()).isFalse();
    assertThat(row.student().schoolOfAttendance()).isNull();
    assertThat(row.notices())
        .singleElement()
        .isInstanceOfSatisfying(
            BadValue.class, notice -> assertThat(notice.problem()).startsWith(problem));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "' de  la\tCruz '; de la Cruz",
        "'Núñez\r\nLopez'; Núñez Lopez",
        "\u00A0Ibarra\u3000; Ibarra",
        "O'Brien-Smith; O'Brien-Smith",
        "Mun\u0303oz; Mu\u00F1oz",
        "李; 李"
      })
  void namesAreTrimmedAndComposedWithSingleSpaces(String cell, String name) {
    assertThat(Sheet.required(Field.LAST_NAME, cell).read().get(0).student().lastName())
        .isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "-, has no letter",
    "., has no letter",
    "123, has no letter",
    "Ib\u0000arra, has an invisible control character",
    "Ib\u202Earra, has an invisible control character",
    "Mu\uFFFDoz, has a character that was lost before the file came",
    "Ib\uD83Darra, has half a character"
  })
  void whatIsNoNameRefusesTheRowOfARequiredOneAndCostsOnlyTheValueOfAnother(
      String cell, String problem) {
    MappedRow required = Sheet.required(Field.FIRST_NAME, cell).read().get(0);
    MappedRow optional = Sheet.column(Field.MIDDLE_NAME, cell).read().get(0);

    assertThat(required.refused()).isTrue();
    assertThat(optional.refused()).isFalse();
    assertThat(optional.student().middleName()).isNull();
    assertThat(required.notices())
        .singleElement()
        .isInstanceOfSatisfying(
            BadValue.class, notice -> assertThat(notice.problem()).isEqualTo(problem));
    assertThat(optional.notices())
        .singleElement()
        .satisfies(notice -> assertThat(notice.severity()).isEqualTo(Severity.WARNING));
  }

  @Test
  void aSuffixMayBeANumber() {
    assertThat(Sheet.column(Field.NAME_SUFFIX, "2").read().get(0).student().nameSuffix())
        .isEqualTo("2");
  }

  @ParameterizedTest
  @CsvSource({"LAST_NAME, 100", "LOCAL_STUDENT_ID, 50", "SITE_CODE, 50"})
  void textIsAsLongAsItsFieldAllows(Field field, int longest) {
    Sheet fits = one(field, "x".repeat(longest));
    Sheet tooLong = one(field, "x".repeat(longest + 1));

    assertThat(fits.read().get(0).notices()).isEmpty();
    assertThat(tooLong.read().get(0).notices())
        .singleElement()
        .isInstanceOfSatisfying(
            BadValue.class,
            notice -> {
              assertThat(notice.problem()).isEqualTo("has " + (longest + 1) + " characters");
              assertThat(notice.wouldWork()).contains(String.valueOf(longest));
            });
  }

  @Test
  void aLocalIdInScientificNotationHasLostItsDigits() {
    assertThat(Sheet.column(Field.LOCAL_STUDENT_ID, "1.23457E+09").read().get(0).notices())
        .singleElement()
        .isInstanceOf(BadValue.class);
    assertThat(Sheet.column(Field.LOCAL_STUDENT_ID, "12E5").read().get(0).student().localId())
        .isEqualTo("12E5");
  }

  @ParameterizedTest
  @EnumSource(
      value = Field.class,
      names = {"SSID", "LAST_NAME", "FIRST_NAME", "BIRTHDATE"})
  void aBlankRequiredCellRefusesTheRow(Field field) {
    MappedRow row = Sheet.required(field, " \u00A0").read().get(0);

    assertThat(row.refused()).isTrue();
    assertThat(row.notices()).containsExactly(new MissingValue(field, field.title()));
  }

  @ParameterizedTest
  @EnumSource(
      value = Field.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"SSID", "LAST_NAME", "FIRST_NAME", "BIRTHDATE"})
  void aBlankOptionalCellIsNoValueAndNoNotice(Field field) {
    MappedRow row = Sheet.column(field, " ").read().get(0);

    assertThat(row.student().values().get(field)).isNull();
    assertThat(row.notices()).isEmpty();
    assertThat(row.refused()).isFalse();
  }

  @Test
  void allThatIsWrongWithARowIsTold() {
    MappedRow row =
        Sheet.of(
                "SSID|Last Name|First Name|Birthdate|School of Attendance", "990|-||20190231|12345")
            .read()
            .get(0);

    assertThat(row.notices())
        .extracting(notice -> notice.field())
        .containsExactlyInAnyOrder(
            Field.SSID,
            Field.LAST_NAME,
            Field.FIRST_NAME,
            Field.BIRTHDATE,
            Field.SCHOOL_OF_ATTENDANCE);
  }

  @Test
  void aHugeCellIsNotKeptWhole() {
    assertThat(one(Field.LAST_NAME, "x".repeat(100_000)).read().get(0).notices())
        .singleElement()
        .isInstanceOfSatisfying(
            BadValue.class, notice -> assertThat(notice.seen().length()).isLessThan(1_000));
  }

  private static Sheet one(Field field, String cell) {
    return field.required() ? Sheet.required(field, cell) : Sheet.column(field, cell);
  }
}
