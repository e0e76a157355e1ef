package org.sisimport.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sisimport.matching.OurStudents.row;
import static org.sisimport.matching.OurStudents.student;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.Field;
import org.sisimport.facts.School;
import org.sisimport.facts.SchoolChoice;

class SchoolChoiceTest {

  private static final School OAK = new School("9910001", null, "Oak Elementary", false);
  private static final School PRESCHOOL = new School("9910002", "PRE", "Preschool", true);
  private static final School HOME = new School("9910002", "HOME", "Home visits", false);
  private static final School CLINIC = new School("9910002", null, "Clinic", false);
  private static final School NORTH = new School("9910003", "1", "North", false);
  private static final School SOUTH = new School("9910003", "01", "South", false);
  private static final School WEST = new School("9910004", "W", "West", false);

  private final Matcher matcher =
      new OurStudents().matcher(OAK, PRESCHOOL, HOME, CLINIC, NORTH, SOUTH, WEST);

  @Test
  void aRowWithoutSchoolIsNoChoice() {
    assertThat(matcher.schoolChoice(row(Map.of(Field.SITE_CODE, "PRE")), null)).isNull();
    assertThat(matcher.schoolChoice(row(Map.of(Field.SCHOOL_OF_ATTENDANCE, " ")), null)).isNull();
  }

  @Test
  void aCodeOfOneEntityIsThatEntity() {
    SchoolChoice choice = choice("9910001", null, null);

    assertThat(choice.candidates()).containsExactly(OAK);
    assertThat(choice.only()).isEqualTo(OAK);
    assertThat(choice.shared()).isFalse();
    assertThat(choice.unknown()).isFalse();
    assertThat(choice.defaultSchool()).isNull();
    assertThat(choice.existing()).isNull();
    assertThat(choice.current()).isNull();
    assertThat(choice.sameCodeAsNow()).isFalse();
  }

  @Test
  void aSharedCodeHasItsCandidatesInOrderAndItsDefault() {
    SchoolChoice choice = choice("9910002", null, null);

    assertThat(choice.candidates()).containsExactly(PRESCHOOL, HOME, CLINIC);
    assertThat(choice.shared()).isTrue();
    assertThat(choice.only()).isNull();
    assertThat(choice.bySiteCode()).isNull();
    assertThat(choice.defaultSchool()).isEqualTo(PRESCHOOL);
  }

  @Test
  void aCodeThatNoEntityHasIsUnknown() {
    SchoolChoice choice = choice("9919999", "PRE", at("9910001", null));

    assertThat(choice.unknown()).isTrue();
    assertThat(choice.bySiteCode()).isNull();
    assertThat(choice.current()).isEqualTo(OAK);
    assertThat(choice.sameCodeAsNow()).isFalse();
  }

  @Test
  void theSiteCodeNamesAnEntityOfTheRowsCode() {
    assertThat(choice("9910002", " home ", null).bySiteCode()).isEqualTo(HOME);
    assertThat(choice("9910002", "W", null).bySiteCode()).isNull();
    assertThat(choice("9910002", " ", null).bySiteCode()).isNull();
    assertThat(choice("9910001", "PRE", null).bySiteCode()).isNull();
  }

  @Test
  void leadingZerosTellSiteCodesApart() {
    assertThat(choice("9910003", "1", null).bySiteCode()).isEqualTo(NORTH);
    assertThat(choice("9910003", "01", null).bySiteCode()).isEqualTo(SOUTH);
  }

  @Test
  void aSiteCodeThatTwoEntitiesHaveNamesNeither() {
    School twice = new School("9910002", "home", "Home visits, again", false);
    Matcher ambiguous = new OurStudents().matcher(HOME, twice);

    SchoolChoice choice =
        ambiguous.schoolChoice(
            row(Map.of(Field.SCHOOL_OF_ATTENDANCE, "9910002", Field.SITE_CODE, "HOME")), null);

    assertThat(Objects.requireNonNull(choice).bySiteCode()).isNull();
  }

  @Test
  void theSchoolOfTodayIsToldByCodeAndSiteCode() {
    assertThat(currentOf(at("9910002", "home"))).isEqualTo(HOME);
    assertThat(currentOf(at("9910004", "W"))).isEqualTo(WEST);
  }

  @Test
  void withoutSiteCodeTheSchoolOfTodayIsTheOnlyOneOfItsCode() {
    assertThat(currentOf(at("9910001", null))).isEqualTo(OAK);
    assertThat(currentOf(at("9910004", null))).isEqualTo(WEST);
  }

  @Test
  void withoutSiteCodeTheSchoolOfTodayIsTheOneOfASharedCodeThatHasNone() {
    assertThat(currentOf(at("9910002", " "))).isEqualTo(CLINIC);
    assertThat(currentOf(at("9910003", null))).isNull();
  }

  @Test
  void aSchoolOfTodayThatIsGoneIsNone() {
    assertThat(currentOf(at("9919999", null))).isNull();
    assertThat(currentOf(at("9910002", "GONE"))).isNull();
    assertThat(currentOf(student(1, Map.of()))).isNull();
  }

  @Test
  void theSameCodeIsTheSameWhicheverEntityItIs() {
    SchoolChoice choice = choice("9910002", "HOME", at("9910002", "PRE"));

    assertThat(choice.sameCodeAsNow()).isTrue();
    assertThat(choice.current()).isEqualTo(PRESCHOOL);
    assertThat(choice.otherSiteThanNow()).isTrue();
    assertThat(choice("9910002", "pre", at("9910002", "PRE")).otherSiteThanNow()).isFalse();
    assertThat(choice("9910002", null, at("9910002", "PRE")).otherSiteThanNow()).isFalse();
    assertThat(choice("9919999", null, at("9919999", null)).sameCodeAsNow()).isTrue();
  }

  @Test
  void aCodeHasNoEntitiesWhereTheDistrictHasNone() {
    assertThat(new Schools(List.of()).byCode("9910001")).isEmpty();
  }

  private @Nullable School currentOf(ExistingStudent existing) {
    return choice("9910001", null, existing).current();
  }

  private SchoolChoice choice(
      String code, @Nullable String siteCode, @Nullable ExistingStudent existing) {
    return Objects.requireNonNull(matcher.schoolChoice(row(school(code, siteCode)), existing));
  }

  private static ExistingStudent at(String code, @Nullable String siteCode) {
    return student(1, school(code, siteCode));
  }

  private static Map<Field, String> school(String code, @Nullable String siteCode) {
    Map<Field, String> values = new HashMap<>(Map.of(Field.SCHOOL_OF_ATTENDANCE, code));
    if (siteCode != null) {
      values.put(Field.SITE_CODE, siteCode);
    }
    return values;
  }
}
