package org.sisimport.table;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file as a table: headings read once, rows as often as they are asked for. */
final class FileTable implements Table {

  private final Failures failures;
  private final Limits limits;
  private final List<String> headings;
  private final int headerRow;
  private Source source;

  private FileTable(Source source, Failures failures, Limits limits, Row header) {
    this.source = source;
    this.failures = failures;
    this.limits = limits;
    this.headerRow = header.number();
    this.headings = header.cells().stream().map(FileTable::onOneLine).toList();
  }

  static FileTable of(Source source, Failures failures, Limits limits) throws IOException {
    Row[] first = new Row[1];
    source.read(
        RowBuilder.ofAnyWidth(limits.columns()),
        row -> {
          first[0] = row;
          return false;
        });
    Row header = first[0];
    if (header == null) {
      throw new BadContent("it holds only blank rows; send it with a row of headings");
    }
    if (header.problem() != null) {
      throw new BadContent(
          "row %,d, with the headings, %s; correct that row"
              .formatted(header.number(), header.problem()));
    }
    return new FileTable(source, failures, limits, header);
  }

  @Override
  public List<String> headings() {
    return headings;
  }

  @Override
  public String understoodAs() {
    return source.understoodAs();
  }

  @Override
  public boolean dates1904() {
    return source.dates1904();
  }

  @Override
  public void forEachRow(RowReader reader) {
    Pass pass = new Pass(reader);
    try {
      source.read(RowBuilder.ofWidth(headings.size()), pass);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw failures.refusal(e);
    }
    pass.finish();
  }

  private static String onOneLine(String heading) {
    return heading.replaceAll("[\\s\\u00A0]+", " ");
  }

  /**
   * Hands the rows on. What the reader throws is kept out of the parsers, which would take it for a
   * failure of their own.
   */
  private final class Pass implements RowSink {

    private final RowReader reader;
    private @Nullable RowMemory memory;
    private @Nullable Throwable thrown;
    private boolean begun;
    private boolean changed;

    Pass(RowReader reader) {
      this.reader = reader;
      this.memory = source.slow() ? new RowMemory(source, limits.rememberedBytes()) : null;
    }

    @Override
    public boolean take(Row row) {
      if (memory != null && !memory.add(row)) {
        memory = null;
      }
      if (!begun) {
        begun = true;
        changed = row.number() != headerRow;
        return !changed;
      }
      try {
        reader.row(row);
        return true;
      } catch (RuntimeException | Error e) {
        thrown = e;
        return false;
      }
    }

    void finish() {
      if (thrown instanceof RuntimeException ofTheReader) {
        throw ofTheReader;
      } else if (thrown instanceof Error ofTheReader) {
        throw ofTheReader;
      } else if (!begun || changed) {
        throw failures.refusal("it was changed while it was read; send it again");
      }
      if (memory != null) {
        source = memory;
      }
    }
  }
}
