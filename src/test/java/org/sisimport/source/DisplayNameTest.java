package org.sisimport.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u0000b",
        "a\rb",
        "a\nb",
        "a\tb",
        "a\u001bb",
        "a\u007fb",
        "a\u0085b",
        "a\u009bb",
        "a\u200bb",
        "a\u200eb",
        "a\u2028b",
        "a\u2029b",
        "a\u202eb",
        "a\u2066b",
        "a\ufeffb",
        "a\ud800b",
        "a\ue000b"
      })
  void whatCouldForgeOrHideIsReplaced(String name) {
    assertThat(DisplayName.of(name)).isEqualTo("a\ufffdb");
  }

  @Test
  void lettersOfAllKindsStay() {
    String name = "Ca\u00f1ada n\u0303 \u5b66\u6821 \ud83c\udfeb_demographics (1).csv";

    assertThat(DisplayName.of(name)).isEqualTo(name);
  }
}
