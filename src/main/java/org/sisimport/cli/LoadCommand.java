package org.sisimport.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sisimport.SisImportException;
import org.sisimport.report.StudentsCsv;
import org.sisimport.students.LoadedStudent;
import org.sisimport.students.StudentRegister;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Loads the first set of students of a district. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    description = "Loads the first set of students of a district from a CSV file.")
final class LoadCommand extends HomeCommand {

  @Parameters(index = "0", paramLabel = "CODE", description = "The district's seven-digit code.")
  private String code = "";

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description = "CSV with the headings that students writes.")
  private Path file = Path.of("");

  @Option(
      names = "--replace",
      description =
          "Remove the students whom the district has; without it, a district with students is refused.")
  private boolean replace;

  @Override
  public Integer call() {
    StudentsCommand.requireCode(code);
    if (!Files.isRegularFile(file)) {
      throw new SisImportException(file + " is not there or no file; nothing was loaded");
    }
    List<LoadedStudent> students = StudentsCsv.read(file);
    try (Workplace workplace = workplace()) {
      StudentRegister register = workplace.database().students();
      if (!replace && !register.isEmpty(code)) {
        throw new SisImportException(
            code
                + " has students already and nothing was loaded; --replace removes them and loads these instead");
      }
      register.load(code, students, replace);
    }
    out()
        .println(
            json()
                ? "{\"district\":\"" + code + "\",\"loaded\":" + students.size() + "}"
                : students.size() + " students of " + code + " are loaded");
    return ExitCode.DONE;
  }
}
