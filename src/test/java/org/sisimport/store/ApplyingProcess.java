package org.sisimport.store;

import static org.sisimport.store.Invented.DISTRICT;
import static org.sisimport.store.Invented.TODAY;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.importer.Journal;
import org.sisimport.students.StudentChange;
import org.sisimport.students.StudentRegister;

/**
 * Applies runs until it is killed: each sets the grade of every student to the run's number and
 * creates one student. Prints each run's number when it is applied.
 */
final class ApplyingProcess {

  private ApplyingProcess() {}

  static Process start(Path folder, ProcessBuilder.Redirect errors) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            ApplyingProcess.class.getName(),
            folder.toString())
        .redirectError(errors)
        .start();
  }

  public static void main(String[] arguments) {
    try (Database database = Database.open(Path.of(arguments[0]))) {
      StudentRegister register = database.students();
      Journal journal = database.journal();
      while (true) {
        long number = journal.nextNumber();
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
            Invented.run(number, "bytes " + number),
            Invented.log("run " + number),
            changes,
            students.stream().mapToInt(ExistingStudent::id).toArray());
        System.out.println(number);
      }
    }
  }
}
