package org.sisimport.district;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sisimport.facts.School;
import org.sisimport.table.Reading;
import org.sisimport.table.Row;
import org.sisimport.table.Table;
import org.sisimport.table.Tables;
import org.sisimport.table.UnreadableFileException;

/** A {@code schools.csv}. */
final class SchoolsFile {

  private static final List<String> HEADINGS = List.of("code", "siteCode", "name", "default");
  private static final int MAX_BYTES = 4 << 20;
  private static final Reading COMMAS = new Reading(StandardCharsets.UTF_8, ',');

  private final ProblemList problems;
  private final List<School> schools = new ArrayList<>();
  private final Map<School, Integer> lines = new HashMap<>();
  private final Map<String, Integer> defaults = new HashMap<>();
  private boolean broken;

  private SchoolsFile(ProblemList problems) {
    this.problems = problems;
  }

  /** The schools in the order of the file; none where the file is not there. */
  static List<School> read(Path file, ProblemList problems) {
    if (Files.notExists(file)) {
      return List.of();
    }
    Optional<String> text = Utf8File.read(file, MAX_BYTES, problems);
    SchoolsFile schools = new SchoolsFile(problems);
    if (text.isPresent() && text.get().isBlank()) {
      schools.columns(List.of());
    } else if (text.isPresent()) {
      schools.readTable(file);
    }
    return List.copyOf(schools.schools);
  }

  private void readTable(Path file) {
    try {
      Table table = Tables.open(file, problems.file(), COMMAS);
      Map<String, Integer> columns = columns(table.headings());
      if (columns.size() == HEADINGS.size()) {
        table.forEachRow(row -> readRow(row, columns));
      }
    } catch (UnreadableFileException e) {
      problems.add(e.line(), e.reason());
    }
  }

  /** Rows are lines: no cell holds a line break, and after one that does they would not be. */
  private void readRow(Row row, Map<String, Integer> columns) {
    if (broken) {
      return;
    }
    broken = row.cells().stream().anyMatch(cell -> cell.matches("(?s).*[\\r\\n].*"));
    if (broken) {
      problems.add(
          row.number(),
          "a quote is opened and not closed in this line; close it, and the lines below will be read");
    } else if (row.problem() != null) {
      problems.add(
          row.number(),
          "the line "
              + row.problem()
              + "; put a name that holds a comma or a quote in quotes, and double a quote inside");
    } else {
      readSchool(row.number(), row.cells(), columns);
    }
  }

  private Map<String, Integer> columns(List<String> cells) {
    Map<String, Integer> columns = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      Optional<String> heading = HEADINGS.stream().filter(cell::equalsIgnoreCase).findFirst();
      if (heading.isPresent()) {
        if (columns.putIfAbsent(heading.get(), i) != null) {
          problems.add(1, "the heading `" + heading.get() + "` stands twice; keep one");
        }
      } else if (!cell.isEmpty()) {
        problems.add(
            1,
            "unknown heading "
                + ProblemList.shown(cell)
                + ProblemList.nearest(cell, HEADINGS)
                + "; the header is code,siteCode,name,default");
      }
    }
    List<String> missing = HEADINGS.stream().filter(h -> !columns.containsKey(h)).toList();
    if (!missing.isEmpty()) {
      problems.add(
          1,
          "missing in the header: "
              + String.join(", ", missing)
              + "; the header is code,siteCode,name,default");
    }
    return columns;
  }

  private void readSchool(int line, List<String> cells, Map<String, Integer> columns) {
    String code = cell("code", cells, columns);
    String siteCode = cell("siteCode", cells, columns);
    String name = cell("name", cells, columns);
    String isDefault = cell("default", cells, columns).toLowerCase(Locale.ROOT);
    if (!code.matches("[0-9]{7}")) {
      problems.add(line, badCode(code));
    } else if (name.isEmpty()) {
      problems.add(line, "school " + code + " has no name; fill in the column `name`");
    } else if (!List.of("yes", "no", "").contains(isDefault)) {
      problems.add(
          line, "`default` is " + ProblemList.shown(isDefault) + "; write yes, or leave it blank");
    } else {
      add(
          line,
          new School(code, siteCode.isEmpty() ? null : siteCode, name, isDefault.equals("yes")));
    }
  }

  /**
   * Entities of one code that have no site code are common (programs without a school of their
   * own), and only their names tell them apart.
   */
  private void add(int line, School school) {
    String siteCode = school.siteCode();
    School identity =
        new School(school.code(), siteCode, siteCode == null ? school.name() : "", false);
    Integer before = lines.putIfAbsent(identity, line);
    if (before != null) {
      problems.add(
          line,
          "school "
              + school.code()
              + (siteCode == null
                  ? " without site code and with this name"
                  : " with site code " + ProblemList.shown(siteCode))
              + " is already in line "
              + before
              + "; keep one, or give each a site code of its own");
      return;
    }
    if (school.isDefault()) {
      Integer other = defaults.putIfAbsent(school.code(), line);
      if (other != null) {
        problems.add(
            line,
            "school code "
                + school.code()
                + " has its default already in line "
                + other
                + "; one of them must be blank");
      }
    }
    schools.add(school);
  }

  private static String badCode(String code) {
    String seen = code.isEmpty() ? "blank" : ProblemList.shown(code);
    String hint = "";
    if (code.matches("[0-9]{14}")) {
      hint = "; of a 14-digit CDS code the last seven are the school's";
    } else if (code.matches("[0-9]{1,6}")) {
      hint = "; a spreadsheet may have dropped zeros in front";
    }
    return "`code` is " + seen + "; write the seven digits of the school" + hint;
  }

  private static String cell(String heading, List<String> cells, Map<String, Integer> columns) {
    Integer column = columns.get(heading);
    return column == null ? "" : cells.get(column);
  }
}
