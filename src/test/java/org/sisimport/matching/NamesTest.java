package org.sisimport.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "García          | GARCIA",
        "Peña            | pena",
        "Muñoz           | MUN\u0303OZ",
        "O'Brien         | OBRIEN",
        "O’Brien         | O'BRIEN",
        "O´Brien         | O'Brien",
        "Oʻahu           | Oahu",
        "De La Cruz      | Delacruz",
        "Garcia-Lopez    | Garcia Lopez",
        "St. John        | ST JOHN",
        "Nguyễn          | Nguyen",
        "Đặng            | Dang",
        "Łukasz          | Lukasz",
        "Strauß          | STRAUSS",
        "Sørensen        | Sorensen",
        "Æsa             | AESA",
        "İpek            | ipek",
        "Smith, Jr.      | SMITH JR",
        "Иванов          | ИВАНОВ",
        "Γεώργιος        | ΓΕΩΡΓΙΟΣ",
        "王               | 王",
        "Ｌｅｅ             | Lee",
      })
  void namesAreTheSameWithoutAccentsCaseSpacesAndPunctuation(String one, String another) {
    assertThat(Names.same(one, another)).isTrue();
    assertThat(Names.same(another, one)).isTrue();
    assertThat(Names.differ(one, another)).isFalse();
    assertThat(Names.soundAlike(one, another)).isTrue();
    assertThat(Names.similarity(one, another)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "Catherine, Kathryn",
    "Jon, John",
    "Stephen, Steven",
    "Gonzales, Gonzalez",
    "Aidan, Aiden",
    "Smith Jr., Smith",
    "Smith III, SMITH",
    "Peterson, Pederson",
    "Geoff, Jeff",
  })
  void anotherSpellingOfTheSameSoundIsNeitherTheSameNorDifferent(String one, String another) {
    assertThat(Names.same(one, another)).isFalse();
    assertThat(Names.soundAlike(one, another)).isTrue();
    assertThat(Names.differ(one, another)).isFalse();
    assertThat(Names.differ(another, one)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Christopher, Christina",
    "Jayden, Jaylen",
    "Amy, Emma",
    "Ava, Ivy",
    "Maria, Mariana",
    "Juan Carlos, Juan Pablo",
    "Garcia, Martinez",
    "王, 李",
    "Иван, Пётр",
    "김, 이",
    "Иван, Ivan",
    "कुमार, कमर",
  })
  void namesThatSoundDifferentDiffer(String one, String another) {
    assertThat(Names.differ(one, another)).isTrue();
    assertThat(Names.differ(another, one)).isTrue();
    assertThat(Names.same(one, another)).isFalse();
    assertThat(Names.soundAlike(one, another)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      value = {"-, Anna", "-, ''", "'', Anna", "' ', ' '", "-, -", "'--', '--'", "., '-'"},
      nullValues = "-")
  void ofAnUnknownNameNothingIsSaid(String one, String another) {
    assertThat(Names.same(one, another)).isFalse();
    assertThat(Names.same(another, one)).isFalse();
    assertThat(Names.soundAlike(one, another)).isFalse();
    assertThat(Names.differ(one, another)).isFalse();
    assertThat(Names.differ(another, one)).isFalse();
    assertThat(Names.similarity(one, another)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "Garcia-Lopez, Lopez, 0.92",
    "Lopez, Garcia Lopez, 0.92",
    "De La Cruz, Cruz, 0.92",
    "Lopez Garcia, Garcia-Lopez, 0.92",
    "Juan Carlos, Carlos, 0.92",
    "Smith Jr, Smith, 1.00",
  })
  void doubleNamesMayLackAWordOrHaveThemInAnotherOrder(
      String one, String another, double similarity) {
    assertThat(Names.similarity(one, another)).isCloseTo(similarity, within(0.001));
    assertThat(Names.similarity(another, one)).isCloseTo(similarity, within(0.001));
  }

  @Test
  void aShortParticleAloneIsNoSharedName() {
    assertThat(Names.similarity("De La Cruz", "La")).isLessThan(0.8);
    assertThat(Names.similarity("J", "Maria J")).isLessThan(0.6);
  }

  @Test
  void theSecondNameTellsBrothersApart() {
    assertThat(Names.similarity("Juan Carlos", "Juan Pablo")).isLessThan(0.9);
  }

  @Test
  void aSlipOfThePenIsSimilarAndAnotherNameIsNot() {
    assertThat(Names.similarity("Martinez", "Martines")).isGreaterThan(0.94);
    assertThat(Names.similarity("Martinez", "Nguyen")).isLessThan(0.6);
    assertThat(Names.similarity("王", "李")).isZero();
  }
}
