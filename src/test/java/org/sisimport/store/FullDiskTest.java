package org.sisimport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sisimport.SisImportException;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.importer.Claim;
import org.sisimport.oneroster.RosterChanges;
import org.sisimport.students.StudentChange;

/** On a small disk of its own; only root may mount one. */
class FullDiskTest {

  private static final int STUDENTS = 2_000;

  private final Path disk;
  private final Path filler;

  FullDiskTest(@TempDir Path disk) {
    this.disk = disk;
    this.filler = disk.resolve("filler");
  }

  @BeforeEach
  void mount() throws Exception {
    assumeTrue(
        succeeds("mount", "-t", "tmpfs", "-o", "size=90m", "tmpfs", disk.toString()),
        "no small disk can be mounted here: that takes Linux and root");
  }

  @AfterEach
  void unmount() throws Exception {
    succeeds("umount", "-l", disk.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100, 300, 600, 1_000, 2_000})
  void aRunThatFindsTheDiskFullIsWrittenWhollyOrNotAtAll(int kilobytesLeft) throws Exception {
    Path folder = disk.resolve("database");
    try (Database database = Database.open(folder)) {
      database.students().load(Invented.DISTRICT, Invented.loaded(STUDENTS), false);
    }
    boolean applied;
    try (Database database = Database.open(folder)) {
      Claim claim = Invented.claim(database.journal());
      long number = Invented.begin(database.journal(), claim);
      List<StudentChange> changes = new ArrayList<>();
      for (ExistingStudent student : database.students().list(Invented.DISTRICT, Invented.TODAY)) {
        changes.add(Invented.grade(student, changes.size() + 2, "11"));
      }
      fillUp(kilobytesLeft);
      applied = applies(database, claim, number, changes);
    }
    Files.delete(filler);

    try (Database database = Database.open(folder)) {
      assertThat(database.journal().findApplied(Invented.DISTRICT, "bytes").isPresent())
          .isEqualTo(applied);
      assertThat(database.students().list(Invented.DISTRICT, Invented.TODAY))
          .hasSize(STUDENTS)
          .allSatisfy(student -> assertThat("11".equals(student.grade())).isEqualTo(applied));
    }
  }

  @Test
  void whatWasCommittedIsThereAlthoughTheDiskWasFullWhenTheProgramEnded() throws Exception {
    Path folder = disk.resolve("database");
    try (Database database = Database.open(folder)) {
      database.students().load(Invented.DISTRICT, Invented.loaded(STUDENTS), false);
      fillUp(0);
    }
    Files.delete(filler);

    try (Database database = Database.open(folder)) {
      assertThat(database.students().list(Invented.DISTRICT, Invented.TODAY)).hasSize(STUDENTS);
    }
  }

  @Test
  void aFullDiskIsToldBeforeTheDatabaseIsTouched() throws Exception {
    Path folder = disk.resolve("database");
    fillUp(1_000);

    assertThatThrownBy(() -> Database.open(folder))
        .isInstanceOf(SisImportException.class)
        .hasMessageContaining("The disk of the database in " + folder + " is full or nearly so")
        .hasMessageContaining("make room until 64 MB are free");
    assertThat(folder.resolve("hsqldb")).doesNotExist();
    assertThat(folder.resolve("creating")).doesNotExist();
  }

  private static boolean applies(
      Database database, Claim claim, long number, List<StudentChange> changes) {
    try {
      database
          .journal()
          .apply(
              claim,
              Invented.run(number, "bytes"),
              Invented.log("log"),
              changes,
              new int[0],
              RosterChanges.NONE);
      return true;
    } catch (SisImportException e) {
      assertThat(e).hasMessageContaining("look whether the disk is full");
      return false;
    }
  }

  private void fillUp(int kilobytesLeft) throws IOException {
    try (OutputStream out = Files.newOutputStream(filler)) {
      long bytes = Files.getFileStore(disk).getUsableSpace() - kilobytesLeft * 1024L;
      out.write(new byte[(int) bytes]);
    } catch (IOException e) {
      // the disk is full, which was wanted
    }
  }

  private static boolean succeeds(String... command) throws Exception {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
