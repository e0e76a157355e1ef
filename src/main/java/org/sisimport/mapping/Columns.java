package org.sisimport.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sisimport.decision.Decision;
import org.sisimport.facts.Code;
import org.sisimport.facts.Field;
import org.sisimport.facts.Values;
import org.sisimport.notice.Notice;

/** The mapped columns of a file, each with what reads its cells. */
final class Columns {

  private final List<Column> used = new ArrayList<>();
  private final List<Unused> unused = new ArrayList<>();
  private final CodeBook codes;
  private final @Nullable String[] values = new @Nullable String[Field.values().length];

  private record Column(Decision.MapHeading mapping, int index, Field field, CellReader reader) {}

  private record Unused(Decision.MapHeading mapping, Notice because) {}

  /** No column yet. */
  Columns(CodeBook codes) {
    this.codes = codes;
  }

  /** Adds a column. */
  void add(Decision.MapHeading mapping, CellReader reader) {
    used.add(new Column(mapping, mapping.heading().column() - 1, mapping.field(), reader));
  }

  /** Adds a column that is not used: its cells come to nothing. */
  void addUnused(Decision.MapHeading mapping, Notice because) {
    unused.add(new Unused(mapping, because));
  }

  /** The values of a row. */
  Values read(List<String> cells, RowNotices notices) {
    Arrays.fill(values, null);
    for (int i = 0; i < used.size(); i++) {
      Column column = used.get(i);
      values[column.field.ordinal()] = column.reader.read(cells.get(column.index), notices);
    }
    return Values.of(values);
  }

  /** Tells {@code duplicates} what a row says. */
  void say(List<String> cells, Duplicates duplicates) {
    RowNotices notices = new RowNotices();
    for (Column column : used) {
      String raw = cells.get(column.index);
      duplicates.hear(column.reader.read(raw, notices), CleanText.of(raw));
    }
  }

  /** The number of a row's SSID, or {@link SsidSet#NONE}. */
  static long ssid(Values values) {
    String ssid = values.get(Field.SSID);
    return ssid == null ? SsidSet.NONE : SsidSet.parse(ssid);
  }

  /** What became of every cell of a row, the columns that are not used last. */
  List<MappedRow.Cell> explain(List<String> cells) {
    List<MappedRow.Cell> explained = new ArrayList<>();
    for (Column column : used) {
      String raw = cells.get(column.index);
      RowNotices notices = new RowNotices();
      String value = column.reader.read(raw, notices);
      explained.add(
          new MappedRow.Cell(
              column.mapping, raw, value, findTranslation(column.field, raw), notices.list()));
    }
    for (Unused column : unused) {
      String raw = cells.get(column.mapping.heading().column() - 1);
      explained.add(new MappedRow.Cell(column.mapping, raw, null, null, List.of(column.because)));
    }
    return explained;
  }

  private Decision.@Nullable Translate findTranslation(Field field, String raw) {
    String text = CleanText.of(raw);
    return field.kind() == Field.Kind.CODE && CodeTexts.isCode(text)
        ? codes.get(new Code(field, text)).by()
        : null;
  }
}
