package org.sisimport.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CredentialTest {

  private static final String TEXT = "0a1B2c3D4e5F0a1B2c3D4e5F0a1B2c3D";

  @Test
  void isFoundWhereverItStandsInLargeOrSmallLetters() {
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      String before = noise(random, random.nextInt(100));
      String after = noise(random, random.nextInt(40));
      String written = random.nextBoolean() ? TEXT.toUpperCase(Locale.ROOT) : TEXT;

      assertThat(isIn(TEXT, before + written + after)).as(before + written + after).isTrue();
    }
  }

  @Test
  void isNotFoundWhereOneLetterDiffersOrTheEndIsMissing() {
    Random random = new Random(2);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder nearly = new StringBuilder(TEXT);
      nearly.setCharAt(random.nextInt(TEXT.length()), 'x');
      String text = noise(random, random.nextInt(100)) + nearly + noise(random, 3);

      assertThat(isIn(TEXT, text)).as(text).isFalse();
    }
    assertThat(isIn(TEXT, TEXT.substring(1))).isFalse();
    assertThat(isIn(TEXT, TEXT.substring(0, TEXT.length() - 1))).isFalse();
    assertThat(isIn(TEXT, "")).isFalse();
  }

  @Test
  void ofLettersThatAreNotAsciiIsFoundAsItStands() {
    assertThat(isIn("pässwörter", "{\"a\":\"pässwörter\"}")).isTrue();
    assertThat(isIn("pässwörter", "{\"a\":\"passworter\"}")).isFalse();
  }

  @Test
  void saysNothingWhereItIsTooShortToTellAnything() {
    assertThat(isIn("1234567", "1234567")).isFalse();
    assertThat(isIn("12345678", "x12345678")).isTrue();
  }

  @Test
  void isNotShown() {
    assertThat(Credential.of(TEXT)).hasToString("a credential");
  }

  /** Of the letters of the credential, so that nearly everything begins as it does. */
  private static String noise(Random random, int length) {
    StringBuilder noise = new StringBuilder();
    for (int i = 0; i < length; i++) {
      noise.append(TEXT.charAt(random.nextInt(12)));
    }
    return noise.toString();
  }

  private static boolean isIn(String credential, String text) {
    return Credential.of(credential).isIn(text.getBytes(StandardCharsets.UTF_8));
  }
}
