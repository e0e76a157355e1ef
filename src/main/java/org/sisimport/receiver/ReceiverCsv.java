package org.sisimport.receiver;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.sisimport.Shown;

/** How a receiver's files are written: no cell is taken for a formula, and a row is a line. */
final class ReceiverCsv {

  private ReceiverCsv() {}

  /** Writes the headings, and then what is {@link #print printed}. */
  static CSVPrinter printer(Appendable out, List<String> headings) throws IOException {
    return new CSVPrinter(
        out,
        CSVFormat.DEFAULT
            .builder()
            .setHeader(headings.toArray(String[]::new))
            .setRecordSeparator("\n")
            .get());
  }

  static void print(CSVPrinter printer, List<String> cells) throws IOException {
    List<String> guarded = new ArrayList<>(cells.size());
    cells.forEach(cell -> guarded.add(Shown.cell(oneLine(cell))));
    printer.printRecord(guarded);
  }

  /** A row is a line, also for a program that does not know that a cell may hold a line break. */
  private static String oneLine(String cell) {
    return cell.codePoints().allMatch(ReceiverCsv::isInLine)
        ? cell
        : cell.codePoints()
            .map(codePoint -> isInLine(codePoint) ? codePoint : ' ')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  private static boolean isInLine(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
      default -> true;
    };
  }
}
