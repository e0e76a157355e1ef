package org.sisimport.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sisimport.Shown;
import org.sisimport.oneroster.RosterRegister;

/** How much of a roster there is, as tables for a person. */
public final class RosterText {

  private static final String FILE = "%-17s %,12d %,14d %9s";
  private static final String SCHOOL = "%-40s %,8d %,9d %,9d";

  private RosterText() {}

  /** The files with their counts, then the schools with theirs. */
  public static List<String> of(
      List<RosterRegister.KeptFile> files, List<RosterRegister.School> schools) {
    List<String> lines = new ArrayList<>();
    lines.add(heading(FILE, "file", "active", "to be deleted", "last run"));
    for (RosterRegister.KeptFile file : files) {
      lines.add(
          String.format(
              Locale.US,
              FILE,
              file.file().title(),
              file.active(),
              file.toBeDeleted(),
              file.lastRun() == null ? "-" : file.lastRun().toString()));
    }
    if (!schools.isEmpty()) {
      lines.add("");
      lines.add(heading(SCHOOL, "school", "classes", "teachers", "students"));
    }
    for (RosterRegister.School school : schools) {
      lines.add(
          String.format(
              Locale.US,
              SCHOOL,
              Shown.text(school.name())
                  + " ("
                  + Shown.text(
                      school.identifier().isEmpty() ? school.sourcedId() : school.identifier())
                  + ")",
              school.classes(),
              school.teachers(),
              school.students()));
    }
    return lines;
  }

  private static String heading(String columns, Object... titles) {
    return String.format(Locale.US, columns.replace(",", "").replace('d', 's'), titles);
  }
}
