package org.sisimport.cli;

import java.time.LocalDate;
import java.util.List;
import org.sisimport.SisImportException;
import org.sisimport.district.Districts;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.report.StudentsCsv;
import org.sisimport.report.StudentsJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes the students of a district. */
@Command(
    name = "students",
    mixinStandardHelpOptions = true,
    description = "Writes our students of a district as CSV; load takes it again.")
final class StudentsCommand extends HomeCommand {

  @Parameters(paramLabel = "CODE", description = "The district's seven-digit code.")
  private String code = "";

  @Override
  public Integer call() {
    requireCode(code);
    try (Workplace workplace = workplace()) {
      List<ExistingStudent> students =
          workplace
              .database()
              .students()
              .list(code, LocalDate.ofInstant(workplace.clock().instant(), workplace.zone(code)));
      if (json()) {
        out().println(StudentsJson.of(students));
      } else {
        StudentsCsv.write(students, out());
      }
    }
    return ExitCode.DONE;
  }

  static void requireCode(String code) {
    if (!Districts.isCode(code)) {
      throw new SisImportException(
          "\"" + code + "\" is no district's code; seven digits would have worked");
    }
  }
}
