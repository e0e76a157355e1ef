package org.sisimport.receiver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVPrinter;
import org.sisimport.decision.ReceiverLayout;

/** The files of a receiver in memory; what is left out is not listed. */
public final class ReceiverBytes implements ReceiverFiles {

  private final Map<String, Text> texts = new LinkedHashMap<>();

  private record Text(StringBuilder out, CSVPrinter printer) {}

  /** Begins each file with its headings. */
  public ReceiverBytes(List<ReceiverLayout> layouts) {
    for (ReceiverLayout layout : layouts) {
      StringBuilder out = new StringBuilder();
      try {
        texts.put(layout.name(), new Text(out, ReceiverCsv.printer(out, layout.headings())));
      } catch (IOException e) {
        throw new UncheckedIOException("memory takes everything", e);
      }
    }
  }

  @Override
  public void row(ReceiverLayout layout, List<String> cells) {
    try {
      ReceiverCsv.print(text(layout).printer, cells);
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes everything", e);
    }
  }

  @Override
  public void leftOut(LeftOut leftOut) {
    // whoever needs the list writes into a folder
  }

  /** The bytes of a file, UTF-8. */
  public byte[] bytes(ReceiverLayout layout) {
    return text(layout).out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private Text text(ReceiverLayout layout) {
    Text text = texts.get(layout.name());
    if (text == null) {
      throw new IllegalArgumentException("no layout has the file " + layout.name());
    }
    return text;
  }
}
