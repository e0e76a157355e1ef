package org.sisimport.table;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A file of delimited text by RFC 4180, with what exports do to it: any line end, white space
 * around quotes, quotes inside an unquoted cell, and text after a closing quote, which costs its
 * row only.
 */
final class CsvSource implements Source {

  private static final String DELIMITERS = ",;\t|";
  private static final int SAMPLE_CHARACTERS = 1 << 16;
  private static final int SAMPLE_ROWS = 100;
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setIgnoreEmptyLines(false)
          .setIgnoreSurroundingSpaces(true)
          .setTrailingData(true)
          .get();

  private final Path file;
  private final Limits limits;
  private final TextEncoding encoding;
  private final char delimiter;
  private final String understoodAs;

  private CsvSource(
      Path file, Limits limits, TextEncoding encoding, char delimiter, String described) {
    this.file = file;
    this.limits = limits;
    this.encoding = encoding;
    this.delimiter = delimiter;
    this.understoodAs = "CSV, %s, %s".formatted(described, encoding.described());
  }

  static CsvSource of(Path file, Reading how, Limits limits) throws IOException {
    TextEncoding encoding = TextEncoding.of(file, how.charset());
    Character fixed = how.delimiter();
    if (fixed != null) {
      return new CsvSource(
          file, limits, encoding, fixed, named(fixed) + " (fixed by the settings)");
    }
    Character found = findDelimiter(sample(file, encoding), limits);
    return found == null
        ? new CsvSource(file, limits, encoding, ',', "one column")
        : new CsvSource(file, limits, encoding, found, named(found));
  }

  @Override
  public String understoodAs() {
    return understoodAs;
  }

  @Override
  public boolean dates1904() {
    return false;
  }

  @Override
  public boolean slow() {
    return false;
  }

  @Override
  public void read(RowBuilder rows, RowSink sink) throws IOException {
    parse(encoding.open(file), delimiter, limits, Place.ALONE, rows, sink);
  }

  /** Where a CSV file lies. */
  enum Place {
    /**
     * By itself: the number of a row says the how manieth it is, as a spreadsheet program counts.
     */
    ALONE("send it in several files"),
    /** In a package: the number of a row says on which line it begins, as an editor counts. */
    IN_PACKAGE(ZipArchive.LESS_DATA);

    private final String fewerRows;

    Place(String fewerRows) {
      this.fewerRows = fewerRows;
    }
  }

  /** Hands on the rows of a text, which it closes. */
  static void parse(
      Reader text, char delimiter, Limits limits, Place place, RowBuilder rows, RowSink sink)
      throws IOException {
    CSVFormat format = FORMAT.builder().setDelimiter(delimiter).get();
    try (CsvGuard guard = new CsvGuard(text, delimiter, limits);
        CSVParser parser = format.parse(guard)) {
      Iterator<CSVRecord> all = parser.iterator();
      long line = 1;
      while (all.hasNext()) {
        CSVRecord parsed = all.next();
        long number = parsed.getRecordNumber();
        if (number > limits.rows()) {
          throw new BadContent(
              "it has more than %,d rows; %s".formatted(limits.rows(), place.fewerRows));
        }
        rows.begin((int) (place == Place.IN_PACKAGE ? line : number));
        line = parser.getCurrentLineNumber() + 1;
        for (int column = 0; column < parsed.size(); column++) {
          rows.put(column, CellText.clean(parsed.get(column)));
        }
        String problem = guard.findProblem(number);
        if (problem != null) {
          rows.problem(problem);
        }
        Row row = rows.finish();
        if (row != null && !sink.take(row)) {
          return;
        }
      }
    }
  }

  private static String named(char delimiter) {
    return delimiter == '\t' ? "delimiter tab" : "delimiter \"" + delimiter + '"';
  }

  private static String sample(Path file, TextEncoding encoding) throws IOException {
    try (Reader in = encoding.open(file)) {
      char[] text = new char[SAMPLE_CHARACTERS];
      int length = 0;
      int count = 0;
      while (count >= 0 && length < text.length) {
        length += count;
        count = in.read(text, length, text.length - length);
      }
      return new String(text, 0, length);
    }
  }

  /** The one that gives the most headings, and rows that fit them; {@code null}: one column. */
  private static @Nullable Character findDelimiter(String sample, Limits limits)
      throws IOException {
    Character best = null;
    double most = 0;
    for (char candidate : DELIMITERS.toCharArray()) {
      double score = score(widths(sample, candidate, limits));
      if (score > most) {
        best = candidate;
        most = score;
      }
    }
    return best;
  }

  /**
   * Headings seldom hold another delimiter, so their count weighs most; a heading like {@code Name
   * (last, first)} is outweighed by the rows that do not fit it.
   */
  private static double score(List<Integer> widths) {
    if (widths.isEmpty()) {
      return 0;
    }
    int headings = widths.get(0);
    List<Integer> rows = widths.subList(1, widths.size());
    long fitting = rows.stream().filter(width -> width == headings).count();
    double share = rows.isEmpty() ? 0 : (double) fitting / rows.size();
    return (headings - 1) * (0.25 + share);
  }

  private static List<Integer> widths(String sample, char delimiter, Limits limits)
      throws IOException {
    List<Integer> widths = new ArrayList<>();
    try {
      parse(
          new StringReader(sample),
          delimiter,
          limits,
          Place.ALONE,
          RowBuilder.ofAnyWidth(limits.columns()),
          row -> {
            widths.add(row.cells().size());
            return widths.size() < SAMPLE_ROWS;
          });
    } catch (BadContent | UncheckedIOException cutOffOrDamaged) {
      // what came before it is the sample; the reading proper says what is wrong
      return widths;
    }
    boolean cutOff = sample.length() == SAMPLE_CHARACTERS && widths.size() < SAMPLE_ROWS;
    return cutOff && widths.size() > 1 ? widths.subList(0, widths.size() - 1) : widths;
  }
}
