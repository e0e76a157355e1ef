package org.sisimport.rosterapi;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sisimport.oneroster.PackageWriter;
import org.sisimport.oneroster.RosterFile;

/**
 * Makes the fields of a record the cells of a CSV row: a reference becomes the sourcedId of what it
 * refers to, and a list is joined by commas. What has no such form is left blank.
 */
final class RecordCells {

  private static final String SOURCED_ID = "sourcedId";
  private static final String ONE = "SourcedId";
  private static final String SEVERAL = "SourcedIds";

  /** Of the list that identifiers are written in. */
  private static final Pattern MARKS = Pattern.compile("[{},]");

  private RecordCells() {}

  /** The record's own; blank where it has none. */
  static String sourcedId(Map<?, ?> record) {
    return text(record.get(SOURCED_ID));
  }

  /** Whether the record is only there to say that it is gone. */
  static boolean isGone(Map<?, ?> record) {
    return text(record.get("status")).toLowerCase(Locale.ROOT).equals("tobedeleted");
  }

  /** The names of its extensions. */
  static List<String> metadata(Map<?, ?> record) {
    return record.get("metadata") instanceof Map<?, ?> extensions
        ? extensions.keySet().stream().map(String::valueOf).toList()
        : List.of();
  }

  /** The cells by the names of their columns, extensions included. */
  static Map<String, String> of(RosterFile file, Map<?, ?> record) {
    Map<String, String> cells = new HashMap<>();
    for (String column : PackageWriter.columns(file)) {
      cells.put(column, cell(column, record));
    }
    if (record.get("metadata") instanceof Map<?, ?> extensions) {
      extensions.forEach((name, value) -> cells.put("metadata." + name, joined(value)));
    }
    return cells;
  }

  private static String cell(String column, Map<?, ?> record) {
    if (column.endsWith(SEVERAL)) {
      return joined(record.get(without(column, SEVERAL) + "s"));
    }
    if (column.endsWith(ONE)) {
      return joined(record.get(without(column, ONE)));
    }
    return joined(record.get(column));
  }

  private static String without(String column, String end) {
    return column.substring(0, column.length() - end.length());
  }

  private static String joined(@Nullable Object value) {
    return value instanceof List<?> members
        ? members.stream()
            .map(RecordCells::member)
            .filter(member -> !member.isBlank())
            .collect(Collectors.joining(","))
        : member(value);
  }

  private static String member(@Nullable Object value) {
    if (value instanceof Map<?, ?> fields) {
      return fields.containsKey("identifier")
          ? identifier(text(fields.get("type")), text(fields.get("identifier")))
          : text(fields.get(SOURCED_ID));
    }
    return text(value);
  }

  /** With marks of its own in it, it would be read as another, or as several. */
  private static String identifier(String type, String id) {
    return MARKS.matcher(type + id).find() || type.contains(":") ? "" : "{" + type + ":" + id + "}";
  }

  private static String text(@Nullable Object value) {
    return value instanceof String ? Objects.toString(value).strip() : "";
  }
}
