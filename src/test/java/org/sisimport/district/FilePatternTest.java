package org.sisimport.district;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilePatternTest {

  @ParameterizedTest
  @CsvSource({
    "*_demographics.*, 9900001_demographics.csv, true",
    "*_demographics.*, 9900001_DEMOGRAPHICS.XLSX, true",
    "*_demographics.*, _demographics., true",
    "*_demographics.*, 9900001_504_demographics.csv, true",
    "*_demographics.*, 9900001_demographics_504.csv, false",
    "*_demographics.*, 9900001_demographics, false",
    "students?.csv, students1.csv, true",
    "students?.csv, students.csv, false",
    "students?.csv, students12.csv, false",
    "a*b*c, a-b-b-c, true",
    "a*b*c, a-c-b, false",
    "*, anything, true",
    "a.csv, abcsv, false",
    "a.csv, xa.csv, false",
    "a.csv, a.csvx, false"
  })
  void aStarIsAnyCharactersAndAQuestionMarkOne(String pattern, String name, boolean matches) {
    assertThat(new FilePattern(pattern, null).matches(name)).isEqualTo(matches);
  }

  @Test
  void anAccentMaybeApartFromItsLetter() {
    assertThat(new FilePattern("Ca\u00f1ada.csv", null).matches("can\u0303ADA.csv")).isTrue();
  }

  @Test
  void aHostileNameDoesNotMakeItSlow() {
    FilePattern pattern = new FilePattern("*a".repeat(40) + "b", null);

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertThat(pattern.matches("a".repeat(255))).isFalse());
  }

  @Test
  void theKnown504NamesGoBeforeWhatTheDistrictLists() {
    FilePattern sped = new FilePattern("*_demographics.*", "SPED");

    List<FilePattern> order = FilePattern.inOrder(List.of(sped));

    assertThat(first(order, "9900001_504_demographics.csv").designation()).isEqualTo("504");
    assertThat(first(order, "9900001_demographics_504.csv").designation()).isEqualTo("504");
    assertThat(first(order, "9900001_demographics.csv")).isEqualTo(sped);
  }

  @Test
  void whatTheDistrictSaysOfA504NameHolds() {
    FilePattern general = new FilePattern("*.csv", null);
    FilePattern own = new FilePattern("9900001_504_demographics.csv", "SST");
    FilePattern replaced = new FilePattern("*_Demographics_504.*", null);

    List<FilePattern> order = FilePattern.inOrder(List.of(general, own, replaced));

    assertThat(first(order, "9900001_504_demographics.csv")).isEqualTo(own);
    assertThat(first(order, "9900001_demographics_504.csv")).isEqualTo(replaced);
    assertThat(first(order, "x_504_demographics.csv").designation()).isEqualTo("504");
    assertThat(first(order, "x.csv")).isEqualTo(general);
    assertThat(order).hasSize(4);
  }

  private static FilePattern first(List<FilePattern> order, String name) {
    return order.stream().filter(pattern -> pattern.matches(name)).findFirst().orElseThrow();
  }
}
