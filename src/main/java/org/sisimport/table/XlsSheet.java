package org.sisimport.table;

import java.io.IOException;
import java.util.List;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.RKRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.ss.usermodel.FormulaError;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one sheet of an XLS workbook. */
final class XlsSheet {

  private final SheetStream in;
  private final Workbook workbook;
  private final RowBuilder rows;
  private final Limits limits;

  /** Charts inside a sheet begin and end like the sheet itself. */
  private int depth;

  private int row;
  private boolean done;

  /** A formula whose text comes with the next record. */
  private @Nullable FormulaRecord waiting;

  /** The first cell of the next row, met when this one ended. */
  private @Nullable Record ahead;

  /**
   * What the cells of all sheets refer to.
   *
   * @param formats by the number of the cell style
   */
  record Workbook(List<String> texts, List<Format> formats, NumberText numbers) {}

  /**
   * A number format.
   *
   * @param code {@code null} for one that is known by its index, or not at all
   */
  record Format(int index, @Nullable String code) {
    static final Format GENERAL = new Format(0, null);
  }

  XlsSheet(SheetStream in, Workbook workbook, RowBuilder rows, Limits limits) {
    this.in = in;
    this.workbook = workbook;
    this.rows = rows;
    this.limits = limits;
  }

  void read(RowSink sink) throws IOException {
    Row next = next();
    while (next != null && sink.take(next)) {
      next = next();
    }
  }

  private @Nullable Row next() throws IOException {
    while (!done) {
      Record next = ahead == null ? in.records().nextRecord() : ahead;
      ahead = null;
      Row finished = null;
      if (next == null) {
        throw new BadContent("its sheet is cut off after row %,d; send it again".formatted(row));
      } else if (next instanceof BOFRecord) {
        depth++;
      } else if (next instanceof EOFRecord) {
        depth--;
        done = depth <= 0;
        finished = done && row > 0 ? rows.finish() : null;
      } else if (depth == 1 && next instanceof CellValueRecordInterface cell) {
        finished = startRow(cell.getRow() + 1);
        if (finished == null) {
          put(cell, value(next));
        } else {
          ahead = next;
        }
      } else if (next instanceof StringRecord text && waiting != null) {
        put(waiting, text.getString());
        waiting = null;
      }
      if (finished != null) {
        return finished;
      }
    }
    return null;
  }

  /** The row before, where a new one begins and that one is not blank. */
  private @Nullable Row startRow(int number) throws BadContent {
    if (number == row) {
      return null;
    }
    if (number < row) {
      throw SheetNames.outOfOrder(number);
    }
    Row finished = row > 0 ? rows.finish() : null;
    row = number;
    rows.begin(number);
    return finished;
  }

  private void put(CellValueRecordInterface cell, String text) throws BadContent {
    if (text.length() > limits.cellCharacters()) {
      throw limits.textTooLong(
          "the cell in row %,d, column %,d,".formatted(row, cell.getColumn() + 1));
    }
    String cleaned = CellText.clean(text);
    if (!cleaned.isEmpty()) {
      rows.put(cell.getColumn(), cleaned);
    }
  }

  private String value(Record cell) throws BadContent {
    if (cell instanceof LabelSSTRecord label) {
      int index = label.getSSTIndex();
      if (index < 0 || index >= workbook.texts().size()) {
        throw new BadContent(
            "row %,d of the sheet refers to a text that the workbook does not hold; open it in a spreadsheet program and save it again"
                .formatted(row));
      }
      return workbook.texts().get(index);
    } else if (cell instanceof NumberRecord number) {
      return number(number.getValue(), number.getXFIndex());
    } else if (cell instanceof RKRecord number) {
      return number(number.getRKNumber(), number.getXFIndex());
    } else if (cell instanceof LabelRecord label) {
      return label.getValue();
    } else if (cell instanceof BoolErrRecord flag) {
      return flag.isError() ? error(flag.getErrorValue()) : truth(flag.getBooleanValue());
    } else if (cell instanceof FormulaRecord formula) {
      return lastResult(formula);
    }
    return "";
  }

  private String lastResult(FormulaRecord formula) {
    return switch (formula.getCachedResultTypeEnum()) {
      case NUMERIC -> number(formula.getValue(), formula.getXFIndex());
      case BOOLEAN -> truth(formula.getCachedBooleanValue());
      case ERROR -> error((byte) formula.getCachedErrorValue());
      default -> {
        waiting = formula;
        yield "";
      }
    };
  }

  private String number(double value, int style) {
    List<Format> formats = workbook.formats();
    Format format = style >= 0 && style < formats.size() ? formats.get(style) : Format.GENERAL;
    return workbook.numbers().formatRawCellContents(value, format.index(), format.code());
  }

  private static String truth(boolean value) {
    return value ? "TRUE" : "FALSE";
  }

  private static String error(byte code) {
    return FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#ERROR";
  }
}
