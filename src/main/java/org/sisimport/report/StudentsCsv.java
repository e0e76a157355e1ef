package org.sisimport.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.sisimport.IsoDay;
import org.sisimport.SisImportException;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.Field;
import org.sisimport.facts.Values;
import org.sisimport.students.LoadedStudent;
import org.sisimport.table.Reading;
import org.sisimport.table.Row;
import org.sisimport.table.Table;
import org.sisimport.table.Tables;

/**
 * Our students as CSV: UTF-8, the field names of the specification as header, ISO dates. Values
 * stand as they are, so that what is written loads again unchanged.
 */
public final class StudentsCsv {

  static final String STATUS = "Status";
  static final String INACTIVE_DATE = "Inactive Date";
  static final String INACTIVE_REASON = "Inactive Reason";
  static final String LAST_IMPORT_DATE = "Last Import Date";

  private static final List<String> HEADER =
      Stream.concat(
              Arrays.stream(Field.values()).map(Field::title),
              Stream.of(STATUS, INACTIVE_DATE, INACTIVE_REASON, LAST_IMPORT_DATE))
          .toList();

  private static final Set<Field> REQUIRED =
      Set.of(Field.LAST_NAME, Field.FIRST_NAME, Field.BIRTHDATE);

  private static final int MOST_PROBLEMS = 20;

  private StudentsCsv() {}

  /** Writes students in the order given. */
  public static void write(Iterable<ExistingStudent> students, Appendable out) {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setHeader(HEADER.toArray(String[]::new))
            .setRecordSeparator("\n")
            .get();
    try {
      CSVPrinter printer = new CSVPrinter(out, format);
      for (ExistingStudent student : students) {
        List<@Nullable Object> cells = new ArrayList<>(HEADER.size());
        for (Field field : Field.values()) {
          cells.add(student.values().get(field));
        }
        cells.add(student.status());
        cells.add(student.inactiveDate());
        cells.add(student.inactiveReason());
        cells.add(student.lastImportDate());
        printer.printRecord(cells);
      }
      printer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads students.
   *
   * @throws SisImportException that names every problem with its row, the first {@value
   *     #MOST_PROBLEMS} of them; it holds no value of a student
   */
  public static List<LoadedStudent> read(Path file) {
    String name = String.valueOf(file.getFileName());
    Table table = Tables.open(file, name, new Reading(StandardCharsets.UTF_8, ','));
    Map<String, Integer> columns = columns(table.headings(), name);
    List<LoadedStudent> students = new ArrayList<>();
    Problems problems = new Problems(name);
    table.forEachRow(
        row -> {
          if (row.problem() != null) {
            problems.add(row.number(), row.problem());
          } else {
            students.add(student(new Cells(row, columns, problems)));
          }
        });
    problems.throwIfAny();
    return students;
  }

  private static Map<String, Integer> columns(List<String> headings, String name) {
    Map<String, String> known =
        HEADER.stream()
            .collect(Collectors.toMap(title -> title.toLowerCase(Locale.ROOT), title -> title));
    Map<String, Integer> columns = new HashMap<>();
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < headings.size(); i++) {
      String title = known.get(headings.get(i).toLowerCase(Locale.ROOT));
      if (title == null) {
        // not quoted: a file without a header has a student in this row
        problems.add("the heading of column " + (i + 1) + " is none of ours");
      } else if (columns.putIfAbsent(title, i) != null) {
        problems.add("the heading \"" + title + "\" is there twice");
      }
    }
    for (Field field : REQUIRED) {
      if (!columns.containsKey(field.title())) {
        problems.add("the heading \"" + field.title() + "\" is missing");
      }
    }
    if (!problems.isEmpty()) {
      throw new SisImportException(
          name
              + ", row 1: "
              + String.join("; ", problems)
              + ". A file of our students has these headings, in any order: "
              + String.join(", ", HEADER)
              + "; all but "
              + Field.LAST_NAME.title()
              + ", "
              + Field.FIRST_NAME.title()
              + " and "
              + Field.BIRTHDATE.title()
              + " may be left out");
    }
    return columns;
  }

  private static LoadedStudent student(Cells cells) {
    Map<Field, String> known = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      String value =
          field.kind() == Field.Kind.DATE
              ? text(cells.date(field.title()))
              : cells.find(field.title());
      if (value != null) {
        known.put(field, value);
      } else if (REQUIRED.contains(field)) {
        cells.problem(field.title() + " is missing");
      }
    }
    String ssid = known.get(Field.SSID);
    if (ssid != null && !ssid.matches("[0-9]{10}")) {
      cells.problem("the SSID is not ten digits");
    }
    return new LoadedStudent(
        cells.row.number(),
        Values.of(known),
        cells.status(),
        cells.date(INACTIVE_DATE),
        cells.find(INACTIVE_REASON),
        cells.date(LAST_IMPORT_DATE));
  }

  private static @Nullable String text(@Nullable LocalDate date) {
    return date == null ? null : date.toString();
  }

  /** One row's cells by title. */
  private record Cells(Row row, Map<String, Integer> columns, Problems problems) {

    @Nullable String find(String title) {
      Integer column = columns.get(title);
      String cell = column == null ? "" : row.cells().get(column);
      return cell.isEmpty() ? null : cell;
    }

    @Nullable LocalDate date(String title) {
      String cell = find(title);
      if (cell == null) {
        return null;
      }
      LocalDate day = IsoDay.parse(cell).orElse(null);
      if (day == null) {
        problem(title + " is no ISO date such as 2014-09-03");
      }
      return day;
    }

    String status() {
      String status = find(STATUS);
      if (status == null) {
        return "Active";
      }
      for (String known : List.of("Active", "Pending", "Inactive")) {
        if (known.equalsIgnoreCase(status)) {
          return known;
        }
      }
      problem("the Status is none of Active, Pending and Inactive");
      return "Active";
    }

    void problem(String problem) {
      problems.add(row.number(), problem);
    }
  }

  /** What is wrong with a file, row by row. */
  private static final class Problems {
    private final String file;
    private final List<String> first = new ArrayList<>();
    private int count;

    private Problems(String file) {
      this.file = file;
    }

    private void add(int row, String problem) {
      if (++count <= MOST_PROBLEMS) {
        first.add(file + ", row " + row + ": " + problem);
      }
    }

    private void throwIfAny() {
      if (count > 0) {
        throw new SisImportException(
            String.join("\n", first)
                + (count > MOST_PROBLEMS ? "\nand " + (count - MOST_PROBLEMS) + " more" : "")
                + "\nNothing was loaded; load the file again when this is mended");
      }
    }
  }
}
