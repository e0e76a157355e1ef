package org.sisimport.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sisimport.matching.OurStudents.row;
import static org.sisimport.matching.OurStudents.student;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sisimport.facts.Difference;
import org.sisimport.facts.Field;
import org.sisimport.facts.Match;

class MatcherTest {

  private final Matcher matcher = new OurStudents().matcher();

  @Test
  void aRowThatSaysWhatWeKnowIsTheSameInEverything() {
    Map<Field, String> rosa =
        Map.of(
            Field.SSID, "9000000001",
            Field.LOCAL_STUDENT_ID, "104",
            Field.LAST_NAME, "Peña",
            Field.FIRST_NAME, "Rosa",
            Field.BIRTHDATE, "2014-09-03");

    Match match = matcher.match(row(rosa), student(1, rosa), true);

    assertThat(match.bySsid()).isTrue();
    assertThat(match.district()).isSameAs(OurStudents.DISTRICT);
    assertThat(match.file()).isSameAs(OurStudents.FILE);
    assertThat(match.sameBirthdate()).isTrue();
    assertThat(match.sameFirstName()).isTrue();
    assertThat(match.sameLastName()).isTrue();
    assertThat(match.sameLocalId()).isTrue();
    assertThat(match.otherBirthdate()).isFalse();
    assertThat(match.otherFirstName()).isFalse();
    assertThat(match.otherLastName()).isFalse();
    assertThat(matcher.differences(match)).isEmpty();
  }

  @Test
  void aSiblingsRowIsAnotherInBirthDateAndFirstName() {
    Match match =
        match(
            Map.of(
                Field.LAST_NAME, "PENA", Field.FIRST_NAME, "Luis", Field.BIRTHDATE, "2012-01-30"),
            Map.of(
                Field.LAST_NAME, "Peña", Field.FIRST_NAME, "Rosa", Field.BIRTHDATE, "2014-09-03"));

    assertThat(match.otherBirthdate()).isTrue();
    assertThat(match.sameBirthdate()).isFalse();
    assertThat(match.otherFirstName()).isTrue();
    assertThat(match.sameFirstName()).isFalse();
    assertThat(match.sameLastName()).isTrue();
    assertThat(match.otherLastName()).isFalse();
  }

  @Test
  void aNameOfTheSameSoundIsNeitherTheSameNorAnother() {
    Match match =
        match(
            Map.of(Field.LAST_NAME, "Gonzales", Field.FIRST_NAME, "Aiden"),
            Map.of(Field.LAST_NAME, "Gonzalez", Field.FIRST_NAME, "Aidan"));

    assertThat(match.sameFirstName()).isFalse();
    assertThat(match.otherFirstName()).isFalse();
    assertThat(match.sameLastName()).isFalse();
    assertThat(match.otherLastName()).isFalse();
  }

  @Test
  void whereOneSideHasNoValueItIsNeitherTheSameNorAnother() {
    Map<Field, String> something =
        Map.of(
            Field.LOCAL_STUDENT_ID, "104",
            Field.LAST_NAME, "Peña",
            Field.FIRST_NAME, "Rosa",
            Field.BIRTHDATE, "2014-09-03");

    for (Match match : new Match[] {match(something, Map.of()), match(Map.of(), something)}) {
      assertThat(match.sameBirthdate() || match.otherBirthdate()).isFalse();
      assertThat(match.sameFirstName() || match.otherFirstName()).isFalse();
      assertThat(match.sameLastName() || match.otherLastName()).isFalse();
      assertThat(match.sameLocalId()).isFalse();
    }
  }

  @Test
  void localIdsAreEqualWithoutCaseButToTheLastZero() {
    assertThat(sameLocalId("a104", "A104")).isTrue();
    assertThat(sameLocalId("0104", "104")).isFalse();
    assertThat(sameLocalId(" ", " ")).isFalse();
  }

  @Test
  void everyFieldThatSaysSomethingElseIsADifferenceInTheOrderOfTheSpecification() {
    Map<Field, String> theirs = new HashMap<>();
    for (Field field : Field.values()) {
      theirs.put(field, "theirs");
    }

    assertThat(matcher.differences(match(theirs, Map.of())))
        .extracting(Difference::field)
        .containsExactly(
            Field.LOCAL_STUDENT_ID,
            Field.LAST_NAME,
            Field.FIRST_NAME,
            Field.BIRTHDATE,
            Field.MIDDLE_NAME,
            Field.NAME_SUFFIX,
            Field.SCHOOL_TYPE,
            Field.DISTRICT_OF_RESIDENCE,
            Field.SCHOOL_OF_RESIDENCE,
            Field.GRADE,
            Field.GENDER,
            Field.ETHNICITY,
            Field.RACE_1,
            Field.RACE_2,
            Field.RACE_3,
            Field.ENGLISH_LEARNER,
            Field.RFEP_DATE,
            Field.PRIMARY_LANGUAGE,
            Field.MIGRANT,
            Field.RESIDENTIAL_STATUS,
            Field.DESIGNATION,
            Field.PREFERRED_FIRST_NAME,
            Field.PREFERRED_LAST_NAME);
  }

  @Test
  void aDifferenceHasBothValues() {
    Match match = match(Map.of(Field.GRADE, "05"), Map.of(Field.GRADE, "04"));

    assertThat(matcher.differences(match))
        .containsExactly(new Difference(match, Field.GRADE, "04", "05"));
  }

  @Test
  void aBlankIsNoDifference() {
    assertThat(
            matcher.differences(
                match(Map.of(Field.GRADE, " "), Map.of(Field.GRADE, "04", Field.GENDER, "F"))))
        .isEmpty();
  }

  @Test
  void codesAreComparedWithoutCaseAndNamesToTheLetter() {
    Match match =
        match(
            Map.of(Field.GRADE, "tk", Field.PRIMARY_LANGUAGE, "SPA", Field.LAST_NAME, "Pena"),
            Map.of(Field.GRADE, "TK", Field.PRIMARY_LANGUAGE, "spa", Field.LAST_NAME, "Peña"));

    assertThat(matcher.differences(match))
        .containsExactly(new Difference(match, Field.LAST_NAME, "Peña", "Pena"));
  }

  @Test
  void theSsidIsADifferenceOnlyOfALooseMatchToAStudentWhoHasNone() {
    Map<Field, String> theirs = Map.of(Field.SSID, "9000000001");

    Match first = matcher.match(row(theirs), student(1, Map.of()), false);
    Match other = matcher.match(row(theirs), student(1, Map.of(Field.SSID, "9000000002")), false);

    assertThat(matcher.differences(first))
        .containsExactly(new Difference(first, Field.SSID, null, "9000000001"));
    assertThat(matcher.differences(other)).isEmpty();
    assertThat(matcher.differences(match(theirs, Map.of()))).isEmpty();
  }

  private boolean sameLocalId(String theirs, String own) {
    return match(Map.of(Field.LOCAL_STUDENT_ID, theirs), Map.of(Field.LOCAL_STUDENT_ID, own))
        .sameLocalId();
  }

  private Match match(Map<Field, String> theirs, Map<Field, String> own) {
    return matcher.match(row(theirs), student(1, own), true);
  }
}
