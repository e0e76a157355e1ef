package org.sisimport.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Common forenames of many countries, in their own letters. */
class WorldNamesTest {

  private static final Path FILE =
      Path.of("../shared/data/07-names/popular-by-country/common-forenames-by-country.csv");
  private static final int LOCALIZED_NAME = 10;

  private static List<String> names = List.of();

  @BeforeAll
  static void readNames() throws IOException {
    assumeThat(FILE)
        .as("The names of many countries are not beside this checkout: they are not tried")
        .isRegularFile();
    names =
        Files.readAllLines(FILE).stream()
            .skip(1)
            .map(line -> line.split(",", -1)[LOCALIZED_NAME].trim())
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();
  }

  @Test
  void everyNameIsItselfInCapitalsAndInEitherFormOfItsAccents() {
    assertThat(names).hasSizeGreaterThan(1000);
    assertThat(names)
        .allSatisfy(
            name -> {
              assertThat(Names.same(name, decomposed(name))).isTrue();
              assertThat(Names.similarity(name, name.toUpperCase(Locale.ROOT))).isEqualTo(1);
            });
  }

  @Test
  void namesWithoutALatinLetterSoundLikeNothingButThemselves() {
    List<String> others =
        names.stream().filter(name -> name.codePoints().noneMatch(c -> c < 0x250)).toList();
    List<String> alike = new ArrayList<>();
    for (String one : others) {
      for (String another : others) {
        if (!Names.same(one, another) && Names.soundAlike(one, another)) {
          alike.add(one + ' ' + another);
        }
      }
    }

    assertThat(others).hasSizeGreaterThan(200);
    assertThat(alike).isEmpty();
  }

  private static String decomposed(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD);
  }
}
