package org.sisimport.store;

import static org.sisimport.store.Invented.DISTRICT;
import static org.sisimport.store.Invented.TODAY;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.importer.Claim;
import org.sisimport.importer.Journal;
import org.sisimport.oneroster.Records;
import org.sisimport.oneroster.RosterChange;
import org.sisimport.oneroster.RosterChanges;
import org.sisimport.oneroster.RosterFile;
import org.sisimport.students.StudentChange;
import org.sisimport.students.StudentRegister;

/**
 * Applies runs until it is killed: each sets the grade of every student and the title of every
 * class to the run's number and creates one student. Prints each run's number when it is applied.
 * Its arguments are a folder, or a url, a user and a password.
 */
final class ApplyingProcess {

  /** More than are written together. */
  static final int CLASSES = 2_500;

  private ApplyingProcess() {}

  static Process start(List<String> database, ProcessBuilder.Redirect errors) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ApplyingProcess.class.getName()));
    command.addAll(database);
    return new ProcessBuilder(command).redirectError(errors).start();
  }

  public static void main(String[] arguments) {
    try (Database database = open(arguments)) {
      StudentRegister register = database.students();
      Journal journal = database.journal();
      Claim claim = Invented.claimUntilTheNext(journal);
      while (true) {
        long number = Invented.begin(journal, claim);
        List<StudentChange> changes = new ArrayList<>();
        List<ExistingStudent> students = register.list(DISTRICT, TODAY);
        for (ExistingStudent student : students) {
          changes.add(Invented.grade(student, changes.size() + 2, String.valueOf(number)));
        }
        changes.add(
            Invented.created(
                changes.size() + 2,
                Invented.values(Invented.ssid(students.size()), "Created" + number)));
        journal.apply(
            claim,
            Invented.run(number, "bytes " + number),
            Invented.log("run " + number),
            changes,
            students.stream().mapToInt(ExistingStudent::id).toArray(),
            classes(
                database.roster().isEmpty(DISTRICT)
                    ? RosterChange.Kind.ADDED
                    : RosterChange.Kind.CHANGED,
                number));
        System.out.println(number);
      }
    }
  }

  /** What becomes of every class of the roster: its title is the run. */
  private static RosterChanges classes(RosterChange.Kind kind, long run) {
    return reader -> {
      for (int i = 0; i < CLASSES; i++) {
        reader.accept(
            new RosterChange(
                kind,
                Records.record(RosterFile.CLASSES, "class-" + i, "title", String.valueOf(run))));
      }
    };
  }

  private static Database open(String[] arguments) {
    return arguments.length == 1
        ? Database.open(Path.of(arguments[0]))
        : Database.connect(arguments[0], arguments[1], arguments[2]);
  }
}
