package org.sisimport.receiver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sisimport.rules.ReceiverRules;
import org.sisimport.rules.RuleSets;

/** A home with one receiver, {@code list}; what was compiled once is kept below {@code target/}. */
final class ReceiverHome {

  static final String DISTRICT = "9900001";

  private final Path home;

  ReceiverHome(Path home) {
    this.home = home;
  }

  /** Writes the shared rules of the receiver. */
  ReceiverHome shared(String... lines) {
    return write("rules/receivers/list.drl", lines);
  }

  /** Writes those of the district. */
  ReceiverHome district(String... lines) {
    return write("districts/" + DISTRICT + "/rules/receivers/list.drl", lines);
  }

  private ReceiverHome write(String path, String... lines) {
    try {
      Path file = home.resolve(path);
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, String.join("\n", lines) + "\n");
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ReceiverRules load() {
    return new RuleSets(home, Path.of("target", "receiver-rules"))
        .loadReceiver(DISTRICT, "list", home.resolve("districts/" + DISTRICT + "/rules"))
        .rules();
  }

  /** Rules that write what they see of entries of one kind under one heading. */
  static String[] showing(String kind, String fact, String seen) {
    return new String[] {
      "rule \"file\" when $f : ReceiverFile( " + kind + " )",
      "then decide.columns( $f, \"list.csv\", \"seen\" ); end",
      "rule \"seen\" when $e : " + fact + "( ) then decide.write( $e, \"seen\", " + seen + " ); end"
    };
  }
}
