package org.sisimport.aeries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sisimport.UnexpectedAnswerException;
import org.sisimport.aeries.AeriesPath.CodeTable;

/** What is kept of an answer in memory, however many rows it has. */
class AnswerTest {

  private static Answer answer(AeriesPath path, String body) {
    return Answer.of(path, body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void ofCodesNoRowIsKeptBecauseAPullReadsNone() {
    assertThat(
            answer(AeriesPath.codes(CodeTable.GRADES), "[{\"Name\":\"K\",\"Code\":\"0\"},{}]")
                .rows())
        .isEmpty();
  }

  @Test
  void ofARowOnlyWhatAPullReadsIsKept() {
    assertThat(
            answer(
                    AeriesPath.programs(990, "144"),
                    "[{\"StudentID\":7,\"ProgramCode\":\"144\",\"SchoolCode\":990,\"Name\":\"x\","
                        + "\"EligibilityStartDate\":\"2026-08-12T00:00:00\"}]")
                .rows())
        .containsExactly(
            Map.of(
                "StudentID", "7",
                "ProgramCode", "144",
                "EligibilityStartDate", "2026-08-12T00:00:00"));
  }

  @Test
  void aRowThatSaysNothingRefusesTheAnswerBeforeTheNextOneIsRead() {
    assertThatThrownBy(() -> answer(AeriesPath.programs(990, "144"), "[{},{\"StudentID\" no JSON"))
        .isInstanceOf(UnexpectedAnswerException.class)
        .hasMessageContaining("has a row without a StudentID that can be read");
  }
}
