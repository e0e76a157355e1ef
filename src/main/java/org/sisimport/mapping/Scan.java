package org.sisimport.mapping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sisimport.decision.Decision;
import org.sisimport.district.DayMonthOrder;
import org.sisimport.facts.Code;
import org.sisimport.facts.Field;
import org.sisimport.table.Row;
import org.sisimport.table.Table;

/**
 * The first pass over the rows: what only the whole column can tell. Of the rows themselves it
 * keeps nothing but their SSIDs, as numbers.
 */
final class Scan implements Table.RowReader {

  private final Map<Field, DateEvidence> dates = new EnumMap<>(Field.class);
  private final Map<Field, CodeTexts> codes = new EnumMap<>(Field.class);
  private final int[] dateColumns;
  private final DateEvidence[] dateEvidence;
  private final int[] codeColumns;
  private final CodeTexts[] codeTexts;
  private final int ssidColumn;
  private final List<UnknownColumn> unknown;
  private final SsidSet ssids = new SsidSet();
  private final SsidSet repeated = new SsidSet();
  private int rows;

  /**
   * Has seen no row yet.
   *
   * @param mapped the columns; one of them is the SSID
   * @param unknown the columns that no rule knows, which hear of their cells
   */
  Scan(Map<Field, Decision.MapHeading> mapped, List<UnknownColumn> unknown, LocalDate today) {
    this.unknown = unknown;
    List<Integer> datesAt = new ArrayList<>();
    List<Integer> codesAt = new ArrayList<>();
    int ssidAt = -1;
    for (Map.Entry<Field, Decision.MapHeading> column : mapped.entrySet()) {
      Field field = column.getKey();
      int index = column.getValue().heading().column() - 1;
      if (field.kind() == Field.Kind.DATE) {
        dates.put(field, new DateEvidence(field, today));
        datesAt.add(index);
      } else if (field.kind() == Field.Kind.CODE) {
        codes.put(field, new CodeTexts());
        codesAt.add(index);
      } else if (field == Field.SSID) {
        ssidAt = index;
      }
    }
    this.dateColumns = datesAt.stream().mapToInt(Integer::intValue).toArray();
    this.dateEvidence = dates.values().toArray(DateEvidence[]::new);
    this.codeColumns = codesAt.stream().mapToInt(Integer::intValue).toArray();
    this.codeTexts = codes.values().toArray(CodeTexts[]::new);
    this.ssidColumn = ssidAt;
  }

  @Override
  public void row(Row row) {
    rows++;
    if (row.problem() != null) {
      return;
    }
    List<String> cells = row.cells();
    for (int i = 0; i < dateColumns.length; i++) {
      dateEvidence[i].see(cells.get(dateColumns[i]));
    }
    for (int i = 0; i < codeColumns.length; i++) {
      codeTexts[i].see(cells.get(codeColumns[i]));
    }
    for (UnknownColumn column : unknown) {
      column.see(row.number(), cells);
    }
    long ssid = ssid(row);
    if (ssid != SsidSet.NONE && !ssids.add(ssid)) {
      repeated.add(ssid);
    }
  }

  /** The number of a row's SSID, or {@link SsidSet#NONE}. */
  long ssid(Row row) {
    return SsidSet.parse(CleanText.of(row.cells().get(ssidColumn)));
  }

  int rows() {
    return rows;
  }

  /** How the column of a date field is to be understood. */
  DatesRead decideDates(Field field, @Nullable DayMonthOrder setting) {
    DateEvidence evidence = dates.get(field);
    return evidence == null ? DatesRead.NO_ORDER_NEEDED : evidence.decide(setting);
  }

  /** Whether the column of a code field has more different texts than codes can be. */
  boolean isNoCodeColumn(Field field) {
    CodeTexts texts = codes.get(field);
    return texts != null && texts.tooMany();
  }

  /** The distinct codes of all code columns. */
  List<Code> codes() {
    List<Code> distinct = new ArrayList<>();
    codes.forEach(
        (field, texts) -> texts.texts().forEach(text -> distinct.add(new Code(field, text))));
    return distinct;
  }

  /** The SSIDs of all rows that have one. */
  SsidSet ssids() {
    return ssids;
  }

  /** The SSIDs that several rows have. */
  SsidSet repeated() {
    return repeated;
  }
}
