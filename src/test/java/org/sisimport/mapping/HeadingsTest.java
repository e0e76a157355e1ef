package org.sisimport.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.sisimport.decision.Decision;
import org.sisimport.decision.RuleRef.Rank;
import org.sisimport.facts.Field;
import org.sisimport.notice.HeadingNotices.HeadingRulesDisagree;
import org.sisimport.notice.HeadingNotices.MissingHeading;
import org.sisimport.notice.HeadingNotices.TwoHeadingsClaimOneField;
import org.sisimport.notice.HeadingNotices.UnknownHeading;

class HeadingsTest {

  private final RuleTable rules = RuleTable.usual();

  @Test
  void columnsInAnyOrderAreFoundWithTheRuleThatMappedThem() {
    FileReading reading =
        understood("Birthdate|First Name|SSID|Last Name", "2014-09-03|Noor|9900000001|Ibarra");

    assertThat(reading.refused()).isFalse();
    assertThat(reading.notices()).isEmpty();
    assertThat(mapping(reading, Field.LAST_NAME).heading().column()).isEqualTo(4);
    assertThat(mapping(reading, Field.LAST_NAME).heading().text()).isEqualTo("Last Name");
    assertThat(mapping(reading, Field.LAST_NAME).by().file()).isEqualTo("rules/table.drl");
  }

  @Test
  void aDistrictRuleStandsOverAVendorsAndAVendorsOverTheSharedOne() {
    rules
        .map(Rank.SHARED, "Code", Field.SITE_CODE)
        .map(Rank.VENDOR, "Code", Field.LOCAL_STUDENT_ID)
        .ignore(Rank.VENDOR, "Home")
        .map(Rank.DISTRICT, "Home", Field.MIDDLE_NAME);

    FileReading reading = understood("SSID|Last Name|First Name|Birthdate|Code|Home", "");

    assertThat(reading.refused()).isFalse();
    assertThat(mapping(reading, Field.LOCAL_STUDENT_ID).heading().text()).isEqualTo("Code");
    assertThat(mapping(reading, Field.MIDDLE_NAME).heading().text()).isEqualTo("Home");
    assertThat(reading.columns()).doesNotContainKey(Field.SITE_CODE);
    assertThat(reading.ignored()).isEmpty();
  }

  @Test
  void rulesOfEqualStandingThatDisagreeRefuseTheFileAndBothAreNamed() {
    rules
        .map(Rank.SHARED, "Code", Field.SITE_CODE)
        .map(Rank.SHARED, "Code", Field.LOCAL_STUDENT_ID);

    FileReading reading = understood("SSID|Last Name|First Name|Birthdate|Code", "");

    assertThat(reading.refused()).isTrue();
    assertThat(reading.notices())
        .singleElement()
        .isInstanceOfSatisfying(
            HeadingRulesDisagree.class,
            notice ->
                assertThat(notice.message())
                    .contains("map Code to SITE_CODE", "map Code to LOCAL_STUDENT_ID"));
  }

  @Test
  void mappingAndIgnoringAtTheSameStandingDisagree() {
    rules.ignore(Rank.SHARED, "SSID");

    FileReading reading = understood("SSID|Last Name|First Name|Birthdate", "");

    assertThat(reading.notices())
        .as("the field is disputed, so it is not also missing")
        .singleElement()
        .isInstanceOf(HeadingRulesDisagree.class);
  }

  @Test
  void rulesThatSayTheSameAgree() {
    rules.map(Rank.SHARED, "ssid", Field.SSID);

    assertThat(understood("SSID|Last Name|First Name|Birthdate", "").refused()).isFalse();
  }

  @Test
  void twoHeadingsThatClaimOneFieldRefuseTheFile() {
    rules.map(Rank.SHARED, "Perm ID", Field.LOCAL_STUDENT_ID);

    FileReading reading =
        understood("SSID|Last Name|First Name|Birthdate|Local Student ID|Perm ID", "");

    assertThat(reading.refused()).isTrue();
    assertThat(reading.notices())
        .singleElement()
        .isInstanceOfSatisfying(
            TwoHeadingsClaimOneField.class,
            notice ->
                assertThat(notice.message())
                    .contains(
                        "Local Student ID",
                        "Perm ID",
                        "districts/9910017/rules/headings.drl",
                        "$heading : Heading( named( \"Perm ID\" ) )"));
  }

  @Test
  void headingsOfOneNameAreToldApartByTheirColumnInTheRuleToPaste() {
    FileReading reading = understood("SSID|Last Name|First Name|Birthdate|Gender|gender", "");

    assertThat(reading.notices())
        .singleElement()
        .isInstanceOfSatisfying(
            TwoHeadingsClaimOneField.class,
            notice ->
                assertThat(notice.message())
                    .contains("$heading : Heading( named( \"gender\" ), column == 6 )"));
  }

  @Test
  void aDistrictRuleThatIgnoresOneOfTwoHeadingsSettlesTheirClaim() {
    rules.map(Rank.SHARED, "Perm ID", Field.LOCAL_STUDENT_ID).ignore(Rank.DISTRICT, "Perm ID");

    FileReading reading =
        understood("SSID|Last Name|First Name|Birthdate|Local Student ID|Perm ID", "");

    assertThat(reading.refused()).isFalse();
    assertThat(reading.ignored())
        .singleElement()
        .satisfies(ignored -> assertThat(ignored.heading().text()).isEqualTo("Perm ID"));
  }

  @Test
  void aMissingRequiredHeadingRefusesTheFileWithTheHeadingsThatCameAndTheNearest() {
    FileReading reading = understood("SSID|Last Name|First Name|Birth Dt|Shoe Size", "");

    assertThat(reading.refused()).isTrue();
    assertThat(reading.notices())
        .filteredOn(MissingHeading.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            MissingHeading.class,
            notice -> {
              assertThat(notice.field()).isEqualTo(Field.BIRTHDATE);
              assertThat(notice.nearest()).containsExactly("Birth Dt");
              assertThat(notice.came())
                  .containsExactly("SSID", "Last Name", "First Name", "Birth Dt", "Shoe Size");
            });
  }

  @Test
  void ofVeryManyHeadingsTheMessageNamesTheFirst() {
    String headings = "SSID|Last Name|First Name" + "|Shoe Size".repeat(100);

    assertThat(understood(headings, "").notices())
        .filteredOn(MissingHeading.class::isInstance)
        .singleElement()
        .satisfies(notice -> assertThat(notice.message()).contains("\"SSID\"", "and 43 more"));
  }

  @Test
  void everyMissingRequiredHeadingIsTold() {
    assertThat(understood("Gender", "").notices())
        .extracting(notice -> notice.field())
        .containsExactly(Field.SSID, Field.LAST_NAME, Field.FIRST_NAME, Field.BIRTHDATE);
  }

  @Test
  void aHeadingMappedToAnotherFieldIsNotOfferedAsTheMissingOne() {
    FileReading reading = understood("SSID|Surname|First Name|Birthdate|Middle Name", "");

    assertThat(reading.notices())
        .filteredOn(MissingHeading.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            MissingHeading.class,
            notice -> assertThat(notice.nearest()).containsExactly("Surname"));
  }

  @Test
  void anUnknownHeadingIsANoticeAndABlankOneIsNothing() {
    FileReading reading = understood("SSID|Last Name|First Name|Birthdate| |Shoe Size", "||||x|7");

    assertThat(reading.refused()).isFalse();
    assertThat(reading.unknown())
        .singleElement()
        .satisfies(
            column -> {
              assertThat(column.notice())
                  .isEqualTo(
                      new UnknownHeading("Shoe Size", "districts/9910017/rules/headings.drl"));
              assertThat(column.rows()).isEqualTo(1);
              assertThat(column.firstRows()).containsExactly(2);
            });
  }

  private FileReading understood(String headings, String row) {
    return Sheet.of(headings, row).understood(rules, null);
  }

  private static Decision.MapHeading mapping(FileReading reading, Field field) {
    return Objects.requireNonNull(reading.columns().get(field));
  }
}
