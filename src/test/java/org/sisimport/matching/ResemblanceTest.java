package org.sisimport.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sisimport.matching.OurStudents.row;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sisimport.facts.Field;
import org.sisimport.facts.Resemblance;
import org.sisimport.facts.SourceFile;

class ResemblanceTest {

  private final OurStudents ours = new OurStudents();

  @Test
  void anEqualStudentIsTheBestAndItsMarginIsItsScore() {
    ours.with(child("Peña", "Rosa", "2014-09-03", "104", "F"));

    List<Resemblance> found = find(child("PENA", "Rosa", "2014-09-03", "104", "F"));

    assertThat(found).hasSize(1);
    Resemblance rosa = found.get(0);
    assertThat(rosa.best()).isTrue();
    assertThat(rosa.score()).isCloseTo(1, within(1e-9));
    assertThat(rosa.margin()).isEqualTo(rosa.score());
    assertThat(rosa.nameSimilarity()).isEqualTo(1);
    assertThat(rosa.soundsAlike()).isTrue();
    assertThat(rosa.sameBirthdate()).isTrue();
    assertThat(rosa.nearBirthdate()).isFalse();
    assertThat(rosa.sameLocalId()).isTrue();
    assertThat(rosa.otherLocalId()).isFalse();
    assertThat(rosa.sameGender()).isTrue();
    assertThat(rosa.otherGender()).isFalse();
  }

  @Test
  void whatOneSideLacksCountsHalfAndIsNeitherTheSameNorAnother() {
    ours.with(child("Peña", "Rosa", "2014-09-03", null, null));

    Resemblance rosa = find(child("Peña", "Rosa", "2014-09-03", "104", "F")).get(0);

    assertThat(rosa.score()).isCloseTo(0.925, within(1e-9));
    assertThat(rosa.sameLocalId() || rosa.otherLocalId()).isFalse();
    assertThat(rosa.sameGender() || rosa.otherGender()).isFalse();
    assertThat(rosa.existingSsid()).isNull();
  }

  @Test
  void twinsAreToldApartByFirstNameLocalIdAndGender() {
    ours.with(child("Reyes", "Daniel", "2015-02-11", "201", "M"))
        .with(child("Reyes", "Daniela", "2015-02-11", "202", "F"));

    List<Resemblance> found = find(child("Reyes", "Daniela", "2015-02-11", "202", "F"));

    assertThat(found).extracting(one -> one.existing().id()).containsExactly(2, 1);
    assertThat(found).extracting(Resemblance::best).containsExactly(true, false);
    assertThat(found.get(0).margin()).isCloseTo(0.167, within(0.001));
    assertThat(found.get(1).margin()).isEqualTo(-found.get(0).margin());
    assertThat(found.get(1).firstNameSimilarity()).isLessThan(0.98);
    assertThat(found.get(1).otherLocalId()).isTrue();
    assertThat(found.get(1).otherGender()).isTrue();
  }

  @Test
  void twinsWhomOnlyTheFirstNameTellsApartHaveASmallMargin() {
    ours.with(child("Reyes", "Jayden", "2015-02-11", null, null))
        .with(child("Reyes", "Jaylen", "2015-02-11", null, null));

    assertThat(find(child("Reyes", "Jayden", "2015-02-11", null, null)).get(0).margin())
        .isBetween(0.0, 0.05);
  }

  @Test
  void twoEqualStudentsAreBothTheBestWithoutMargin() {
    ours.with(child("Peña", "Rosa", "2014-09-03", null, null))
        .with(child("Peña", "Rosa", "2014-09-03", null, null));

    List<Resemblance> found = find(child("Peña", "Rosa", "2014-09-03", null, null));

    assertThat(found).extracting(Resemblance::best).containsExactly(true, true);
    assertThat(found).extracting(Resemblance::margin).containsExactly(0.0, 0.0);
    assertThat(found).extracting(one -> one.existing().id()).containsExactly(1, 2);
  }

  @Test
  void aStudentWithARowOfTheirOwnIsToldAndIsNoRivalOfOneWithout() {
    Map<Field, String> twin = child("Reyes", "Jaylen", "2015-02-11", null, null);
    twin.put(Field.SSID, "9000000002");
    ours.with(child("Reyes", "Jayden", "2015-02-11", null, null)).with(twin);
    Map<Field, String> jayden = child("Reyes", "Jayden", "2015-02-11", null, null);

    List<Resemblance> alone =
        ours.matcherOfFileWith(Set.of("9000000002")).resemblances(row(jayden));

    assertThat(find(jayden)).hasSize(2);
    assertThat(alone).extracting(Resemblance::ownRow).containsExactly(false, true);
    assertThat(alone).extracting(one -> one.existing().id()).containsExactly(1, 2);
    assertThat(alone.get(0).margin()).isEqualTo(alone.get(0).score());
  }

  @Test
  void exchangedNamesAreFoundAndTheNamesAloneSayWhy() {
    ours.with(child("Tran", "Minh", "2013-06-20", null, null));

    Resemblance exchanged = find(child("Minh", "Tran", "2013-06-20", null, null)).get(0);

    assertThat(exchanged.nameSimilarity()).isEqualTo(1);
    assertThat(exchanged.firstNameSimilarity()).isLessThan(0.7);
    assertThat(exchanged.lastNameSimilarity()).isLessThan(0.7);
    assertThat(exchanged.soundsAlike()).isFalse();
  }

  @Test
  void aBirthDateWithDayAndMonthExchangedIsNear() {
    ours.with(child("Peña", "Rossa", "2014-09-03", null, null));

    Resemblance near = find(child("Penya", "Rosa", "2014-03-09", null, null)).get(0);

    assertThat(near.nearBirthdate()).isTrue();
    assertThat(near.sameBirthdate()).isFalse();
  }

  @Test
  void aBirthDateWithOneOtherDigitIsNearWhereTheNamesSoundAlike() {
    ours.with(child("Peña", "Rosa", "2014-09-13", null, null));

    assertThat(find(child("Pena", "Roza", "2014-09-03", null, null)))
        .singleElement()
        .matches(Resemblance::nearBirthdate);
  }

  @Test
  void aStudentIsFoundByTheSoundOfTheNamesWhateverTheBirthDate() {
    ours.with(child("Gonzalez", "Aidan", "2011-01-01", null, null));

    assertThat(find(child("Gonzales", "Aidan", "2013-12-24", null, null)))
        .singleElement()
        .matches(one -> one.soundsAlike() && !one.sameBirthdate() && !one.nearBirthdate());
  }

  @Test
  void aStudentIsFoundByTheLocalIdWhereSoundAndBirthDateAreOthers() {
    ours.with(child("Reyes", "Xochitl", "2011-01-01", "a7", null));

    assertThat(find(child("Reyed", "Xochitl", "2008-10-29", "A7", null)))
        .singleElement()
        .matches(Resemblance::sameLocalId);
    assertThat(find(child("Reyed", "Xochitl", "2008-10-29", "A8", null))).isEmpty();
  }

  @Test
  void aLocalIdAloneIsNoLikeness() {
    ours.with(child("Peña", "Rosa", "2014-09-03", "104", "F"));

    assertThat(find(child("Okafor", "Chidi", "2009-05-17", "104", "M"))).isEmpty();
  }

  @Test
  void birthDateAndLocalIdTogetherAreALikenessWhateverTheNames() {
    ours.with(child("Peña", "Rosa", "2014-09-03", "104", "F"));

    assertThat(find(child("Okafor", "Chidi", "2014-09-03", "104", "M")))
        .singleElement()
        .matches(one -> one.sameLocalId() && one.nameSimilarity() < 0.6 && one.score() < 0.5);
  }

  @Test
  void aStrangerOfTheSameBirthDateIsNoLikeness() {
    ours.with(child("Peña", "Rosa", "2014-09-03", null, "F"));

    assertThat(find(child("Okafor", "Chidi", "2014-09-03", null, "F"))).isEmpty();
  }

  @Test
  void namesInOtherScriptsAreNotAllAlike() {
    ours.with(child("王", "芳", "2014-09-03", null, null))
        .with(child("李", "娜", "2014-09-03", null, null))
        .with(child("Иванов", "Пётр", "2014-09-03", null, null));

    assertThat(find(child("王", "芳", "2014-09-03", null, null)))
        .extracting(one -> one.existing().id())
        .containsExactly(1);
    assertThat(find(child("陈", "静", "2014-09-03", null, null))).isEmpty();
    assertThat(find(child("Иванов", "Павел", "2001-01-01", null, null))).isEmpty();
    assertThat(find(child("ИВАНОВ", "ПЁТР", "2001-01-01", null, null))).hasSize(1);
  }

  @Test
  void fiveAtMostAreToldTheBestFirstAndEverybodyWithoutAnSsid() {
    for (int i = 0; i < 9; i++) {
      Map<Field, String> one = child("Peña", "Rosa", "2014-09-0" + (i + 1), null, null);
      one.put(Field.SSID, "900000001" + i);
      ours.with(one);
    }
    ours.with(child("Peña", "Rosa", "2014-09-17", null, null));

    List<Resemblance> found = find(child("Peña", "Rosa", "2014-09-07", null, null));

    assertThat(found).hasSize(6);
    assertThat(found.get(5).existingSsid()).isNull();
    assertThat(found.get(0).existing().birthdate()).isEqualTo("2014-09-07");
    assertThat(found.get(0).margin()).isCloseTo(0.10, within(1e-9));
  }

  @Test
  void aStudentWithNothingButAnIdIsNobody() {
    ours.with(Map.of(Field.LOCAL_STUDENT_ID, "104"));

    assertThat(find(child("Peña", "Rosa", "2014-09-03", "104", "F"))).isEmpty();
  }

  @Test
  void aFileWithoutBirthDatesResemblesNobody() {
    ours.with(child("Peña", "Rosa", "2014-09-03", "104", "F"));
    Matcher matcher =
        new Matcher(
            ours,
            OurStudents.DISTRICT,
            new SourceFile("cedar_demographics.csv", null, false),
            new Schools(List.of()),
            ssid -> false);

    assertThat(matcher.resemblances(row(child("Peña", "Rosa", "2014-09-03", "104", "F"))))
        .isEmpty();
  }

  @Test
  void ourStudentsAreIndexedForTheFirstUnmatchedRowAndOnlyOnce() {
    ours.with(child("Peña", "Rosa", "2014-09-03", null, null));
    Matcher matcher = ours.matcher();

    assertThat(ours.asked()).isZero();
    matcher.resemblances(row(child("Peña", "Rosa", "2014-09-03", null, null)));
    matcher.resemblances(row(child("Peña", "Rosa", "2014-09-03", null, null)));
    assertThat(ours.asked()).isEqualTo(1);
  }

  private List<Resemblance> find(Map<Field, String> row) {
    return ours.matcher().resemblances(row(row));
  }

  private static Map<Field, String> child(
      String last,
      String first,
      String birthdate,
      @Nullable String localId,
      @Nullable String gender) {
    Map<Field, String> values =
        new HashMap<>(
            Map.of(Field.LAST_NAME, last, Field.FIRST_NAME, first, Field.BIRTHDATE, birthdate));
    if (localId != null) {
      values.put(Field.LOCAL_STUDENT_ID, localId);
    }
    if (gender != null) {
      values.put(Field.GENDER, gender);
    }
    return values;
  }
}
