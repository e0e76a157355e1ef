package org.sisimport.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorCommandTest {

  private final Path told;

  OperatorCommandTest(@TempDir Path folder) {
    this.told = folder.resolve("told");
  }

  @Test
  void theSentenceComesOnStandardInputAndArgumentsAreNotReadByAShell() throws IOException {
    Path odd = told.resolveSibling("$(told) *");
    try (OperatorCommand command = new OperatorCommand(List.of("tee", "-a", odd.toString()))) {
      command.tell("one; rm -r $HOME");
      command.tell("two");
    }

    assertThat(Files.readString(odd)).isEqualTo("one; rm -r $HOME\ntwo\n");
  }

  @Test
  void oneThatHangsFailsOrIsNotThereKeepsNobodyFromBeingToldTheNext() throws IOException {
    try (OperatorCommand command =
        new OperatorCommand(List.of("sleep", "600"), Duration.ofMillis(100))) {
      command.tell("hangs");
      command.use(List.of("false"));
      command.tell("fails");
      command.use(List.of("/no/such/command"));
      command.tell("is not there");
      command.use(List.of());
      command.tell("nobody is called");
      command.use(List.of("tee", "-a", told.toString()));
      command.tell("arrives");
    }

    assertThat(Files.readString(told)).isEqualTo("arrives\n");
  }
}
