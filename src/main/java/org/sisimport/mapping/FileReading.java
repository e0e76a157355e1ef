package org.sisimport.mapping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sisimport.decision.Decision;
import org.sisimport.district.DayMonthOrder;
import org.sisimport.facts.District;
import org.sisimport.facts.Field;
import org.sisimport.facts.IncomingStudent;
import org.sisimport.facts.Values;
import org.sisimport.notice.CodeNotices.NoCodeColumn;
import org.sisimport.notice.FileNotices.NoRows;
import org.sisimport.notice.Notice;
import org.sisimport.notice.Severity;
import org.sisimport.notice.ValueNotices.DateOrderContradictsSetting;
import org.sisimport.notice.ValueNotices.RowRemark;
import org.sisimport.notice.ValueNotices.RowsOfOneSsidDiffer;
import org.sisimport.notice.ValueNotices.RowsRepeat;
import org.sisimport.notice.ValueNotices.UnsoundRow;
import org.sisimport.rules.RuleSet;
import org.sisimport.table.Row;
import org.sisimport.table.Table;

/**
 * A file understood: its headings, its codes and the order of its dates are settled, and its rows
 * can be read one by one. Settling passes over the table once, and once more where rows share an
 * SSID; neither pass keeps a row. Not for use by several threads at once.
 */
public final class FileReading {

  private final Headings headings;
  private final List<Notice> notices;
  private final Map<Field, DatesRead> dates = new EnumMap<>(Field.class);
  private final CodeBook codes;
  private final Columns columns;
  private SsidSet ssids = new SsidSet();
  private Duplicates duplicates = new Duplicates(new SsidSet());
  private int rows;

  private FileReading(Headings headings, RuleSet rules, District district, Table table) {
    this.headings = headings;
    this.notices = new ArrayList<>(headings.notices());
    this.codes = new CodeBook(rules, district, headings.mapped(), table);
    this.columns = new Columns(codes);
  }

  /**
   * Settles headings, codes and dates.
   *
   * @param rules of the district
   * @param setting what dates such as 04/05/2019 mean where a column proves nothing; {@code null}
   *     where the district does not say
   * @param today no birth date lies after it
   * @return a reading that may be {@link #refused()}
   */
  public static FileReading of(
      Table table,
      RuleSet rules,
      District district,
      @Nullable DayMonthOrder setting,
      LocalDate today) {
    Headings headings = Headings.settle(table.headings(), rules, district);
    FileReading reading = new FileReading(headings, rules, district, table);
    if (!reading.refused()) {
      reading.settle(table, setting, today);
    }
    return reading;
  }

  /** Whether the headings do not allow the file to be read; the {@link #notices()} say why. */
  public boolean refused() {
    return notices.stream().anyMatch(notice -> notice.severity() == Severity.ERROR);
  }

  /** What a person should know of the file and its columns; rows have their own. */
  public List<Notice> notices() {
    return Collections.unmodifiableList(notices);
  }

  /** The column of each field that has one: its heading, and the rule that said so. */
  public Map<Field, Decision.MapHeading> columns() {
    return Collections.unmodifiableMap(headings.mapped());
  }

  /** The columns that a rule says are not needed. */
  public List<Decision.IgnoreHeading> ignored() {
    return headings.ignored();
  }

  /** The columns that no rule knows. */
  public List<UnknownColumn> unknown() {
    return headings.unknown();
  }

  /** How the dates of each date column were understood; empty for a refused file. */
  public Map<Field, DatesRead> dates() {
    return Collections.unmodifiableMap(dates);
  }

  /** Whether no birth date was left out for want of the order of day and month. */
  public boolean birthdatesKnown() {
    DatesRead understood = dates.get(Field.BIRTHDATE);
    return understood != null && !understood.leftOut();
  }

  /** Whether a row of the file has this SSID. */
  public boolean hasSsid(String ssid) {
    long number = SsidSet.parse(ssid);
    return number != SsidSet.NONE && ssids.find(number) >= 0;
  }

  /** How many rows the table has, refused and repeated ones included; 0 for a refused file. */
  public int rows() {
    return rows;
  }

  /** Reads a row of the table. The file is not {@link #refused()}. */
  public MappedRow read(Row row) {
    if (row.problem() != null) {
      return mapped(
          row, Values.NONE, MappedRow.Intake.REFUSED, List.of(new UnsoundRow(row.problem())));
    }
    RowNotices own = new RowNotices();
    Values values = columns.read(row.cells(), own);
    if (row.remark() != null) {
      own.add(new RowRemark(row.remark()));
    }
    switch (duplicates.of(Columns.ssid(values), row.number())) {
      case REPEAT -> {
        return mapped(row, values, MappedRow.Intake.REPEATED, List.of(new RowsRepeat()));
      }
      case DIFFERS -> own.add(new RowsOfOneSsidDiffer(String.valueOf(values.get(Field.SSID))));
      case ONLY, FIRST_OF_SAME -> {}
    }
    return mapped(
        row, values, own.refused() ? MappedRow.Intake.REFUSED : MappedRow.Intake.TAKEN, own.list());
  }

  /**
   * Tells of every mapped cell of a row, in the order of {@link Field}, what became of it; columns
   * that are not used come last. Empty for a row whose cells cannot be trusted. The file is not
   * {@link #refused()}.
   */
  public List<MappedRow.Cell> explain(Row row) {
    return row.problem() == null ? columns.explain(row.cells()) : List.of();
  }

  private void settle(Table table, @Nullable DayMonthOrder setting, LocalDate today) {
    Scan scan = new Scan(headings.mapped(), headings.unknown(), today);
    table.forEachRow(scan);
    rows = scan.rows();
    ssids = scan.ssids();
    if (rows == 0) {
      notices.add(new NoRows());
    }
    codes.consult(scan.codes());
    for (Decision.MapHeading mapping : headings.mapped().values()) {
      Field field = mapping.field();
      if (scan.isNoCodeColumn(field)) {
        Notice notUsed = new NoCodeColumn(field, mapping.heading().text(), CodeTexts.LIMIT);
        columns.addUnused(mapping, notUsed);
        notices.add(notUsed);
      } else {
        if (field.kind() == Field.Kind.DATE) {
          DatesRead read = scan.decideDates(field, setting);
          dates.put(field, read);
          if (setting != null && read.order() != null && read.order() != setting) {
            notices.add(
                new DateOrderContradictsSetting(
                    field, mapping.heading().text(), shown(read.order()), shown(setting)));
          }
        }
        columns.add(mapping, reader(mapping, table.dates1904(), today));
      }
    }
    compareRepeated(table, scan);
  }

  private static String shown(DayMonthOrder order) {
    return order == DayMonthOrder.DAY_FIRST ? "DD/MM/YYYY" : "MM/DD/YYYY";
  }

  private CellReader reader(Decision.MapHeading mapping, boolean dates1904, LocalDate today) {
    Field field = mapping.field();
    String heading = mapping.heading().text();
    return switch (field.kind()) {
      case SSID -> new SsidReader(heading);
      case NAME -> new NameReader(field, heading);
      case TEXT -> new IdentifierReader(field, heading);
      case DISTRICT_CODE, SCHOOL_CODE -> new CachedReader(new AgencyCodeReader(field, heading));
      case CODE -> new CachedReader(new CodeReader(field, heading, codes));
      case DATE ->
          new CachedReader(
              new DateReader(
                  field,
                  heading,
                  dates.getOrDefault(field, DatesRead.NO_ORDER_NEEDED),
                  dates1904,
                  today));
    };
  }

  private void compareRepeated(Table table, Scan scan) {
    if (scan.repeated().size() == 0) {
      return;
    }
    duplicates = new Duplicates(scan.repeated());
    table.forEachRow(
        row -> {
          if (row.problem() == null) {
            long ssid = scan.ssid(row);
            if (duplicates.has(ssid)) {
              columns.say(row.cells(), duplicates);
              duplicates.end(ssid, row.number());
            }
          }
        });
  }

  private static MappedRow mapped(
      Row row, Values values, MappedRow.Intake intake, List<Notice> notices) {
    return new MappedRow(new IncomingStudent(row.number(), values), intake, notices);
  }
}
