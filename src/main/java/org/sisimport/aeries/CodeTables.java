package org.sisimport.aeries;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The district's own tables of codes, as far as the pull has them. A code may be known by the text
 * that people see and by the number that records have: grade K is 0.
 */
final class CodeTables {

  private static final int MOST = 10_000;

  private final Map<String, String> descriptions = new HashMap<>();

  private CodeTables() {}

  static CodeTables read(PullArchive pull, BrokenRecords broken) {
    CodeTables tables = new CodeTables();
    for (Column column : Column.values()) {
      if (pull.has(column.answer())) {
        tables.read(pull, column, broken);
      }
    }
    return tables;
  }

  /** The columns of the student table of which the tables tell. */
  enum Column {
    GRADE("GR"),
    LANGUAGE_FLUENCY("LF"),
    INACTIVE_STATUS("TG");

    private final String field;

    Column(String field) {
      this.field = field;
    }

    private String answer() {
      return "codes/STU/" + field + ".json";
    }
  }

  private void read(PullArchive pull, Column column, BrokenRecords broken) {
    JsonRecord wanted = new JsonRecord(List.of("Code", "AeriesCode", "Description"));
    pull.forEach(
        List.of(column.answer()),
        wanted,
        path ->
            code -> {
              String description = code.text("Description");
              if (!broken.isBroken(path, code)
                  && !description.isEmpty()
                  && descriptions.size() < MOST) {
                for (String text : List.of(code.text("AeriesCode"), code.text("Code"))) {
                  if (!text.isEmpty()) {
                    descriptions.putIfAbsent(key(column, text), description);
                  }
                }
              }
            });
  }

  /** What the district calls a code; {@code null} where its table does not have it. */
  @Nullable String find(Column column, String code) {
    return descriptions.get(key(column, code));
  }

  private static String key(Column column, String code) {
    return column + " " + code.strip().toUpperCase(Locale.ROOT);
  }
}
