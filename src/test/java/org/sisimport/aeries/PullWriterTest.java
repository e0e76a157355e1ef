package org.sisimport.aeries;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.sisimport.UnexpectedAnswerException;

/** How much is written of what a server answers. */
class PullWriterTest {

  @Test
  void moreThanIsEverReadIsNotWritten() {
    PullWriter writer = new PullWriter(new ByteArrayOutputStream(), 3 << 20, 10);
    writer.write(megabyte("144"));
    writer.write(megabyte("101"));

    assertThatThrownBy(() -> writer.write(megabyte("135")))
        .isInstanceOf(UnexpectedAnswerException.class)
        .hasMessage(
            "gives more than 3 MB of answers in all, as no district's Aeries does, the last of them"
                + " to schools/990/students/0/programs?code=135");
  }

  @Test
  void moreAnswersThanAnArchiveTakesAreNotWritten() {
    PullWriter writer = new PullWriter(new ByteArrayOutputStream(), 8 << 20, 1);
    writer.write(megabyte("144"));

    assertThatThrownBy(() -> writer.write(megabyte("101")))
        .isInstanceOf(UnexpectedAnswerException.class)
        .hasMessage(
            "has so many students that more than 1 answers would be needed, the last of them to"
                + " schools/990/students/0/programs?code=101, which a larger page-size makes fewer");
  }

  private static Answer megabyte(String program) {
    String body = "[" + " ".repeat(1 << 20) + "]";
    return Answer.of(AeriesPath.programs(990, program), body.getBytes(StandardCharsets.UTF_8));
  }
}
