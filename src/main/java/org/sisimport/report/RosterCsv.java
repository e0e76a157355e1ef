package org.sisimport.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.sisimport.Shown;
import org.sisimport.oneroster.KeptRecord;
import org.sisimport.oneroster.RosterFile;
import org.sisimport.oneroster.RosterRecord;

/**
 * Records of the roster as CSV for a person: the columns of OneRoster, then all extension columns
 * in one, {@code name=value}, and the run that wrote the record last. A cell that a spreadsheet
 * program would run gets an apostrophe in front.
 */
public final class RosterCsv {

  private RosterCsv() {}

  /** Writes records in the order given. */
  public static void write(RosterFile file, Iterable<KeptRecord> records, Appendable out) {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setHeader(
                Stream.of(
                        Stream.of("sourcedId", "status", "dateLastModified"),
                        file.columns().stream(),
                        Stream.of("metadata", "run"))
                    .flatMap(titles -> titles)
                    .toArray(String[]::new))
            .setRecordSeparator("\n")
            .get();
    try {
      CSVPrinter printer = new CSVPrinter(out, format);
      for (KeptRecord kept : records) {
        printer.printRecord(cells(kept));
      }
      printer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<@Nullable Object> cells(KeptRecord kept) {
    RosterRecord record = kept.record();
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(Shown.cell(record.sourcedId()));
    cells.add(record.status().text());
    cells.add(record.dateLastModified());
    record.values().forEach(value -> cells.add(Shown.cell(value)));
    cells.add(
        Shown.cell(
            record.metadata().entrySet().stream()
                .map(extension -> extension.getKey() + "=" + extension.getValue())
                .collect(Collectors.joining("; "))));
    cells.add(kept.run());
    return cells;
  }
}
