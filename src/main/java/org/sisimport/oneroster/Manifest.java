package org.sisimport.oneroster;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sisimport.notice.ManifestNotices.ManifestWithoutHeadings;
import org.sisimport.notice.ManifestNotices.MissingManifestRows;
import org.sisimport.notice.ManifestNotices.NoManifest;
import org.sisimport.notice.ManifestNotices.RepeatedManifestRow;
import org.sisimport.notice.ManifestNotices.UnknownManifestMode;
import org.sisimport.notice.ManifestNotices.UnknownManifestRow;
import org.sisimport.notice.ManifestNotices.UnknownManifestVersion;
import org.sisimport.notice.ManifestNotices.UnknownVersion;
import org.sisimport.notice.ManifestNotices.UnusualManifestText;
import org.sisimport.notice.Notice;
import org.sisimport.notice.OfLines;
import org.sisimport.table.Row;
import org.sisimport.table.Table;

/** What {@code manifest.csv} says, or what holds where there is none. */
final class Manifest {

  private static final String PROPERTY_NAME = "propertyName";
  private static final String VALUE = "value";
  private static final String FILE = "file.";
  private static final String VERSION = "oneroster.version";
  private static final String MANIFEST_VERSION = "manifest.version";

  /** Far more than there are properties. */
  private static final int MOST_ROWS = 1_000;

  /** The properties besides those of the files, by their spelling. */
  private static final List<String> PROPERTIES =
      List.of(MANIFEST_VERSION, VERSION, "source.systemName", "source.systemCode");

  private final boolean there;
  private final String version;
  private final Map<String, Said> rows;

  private Manifest(boolean there, String version, Map<String, Said> rows) {
    this.there = there;
    this.version = version;
    this.rows = rows;
  }

  /** One row. */
  private record Said(String value, int line) {}

  /**
   * What the manifest says of a file.
   *
   * @param mode {@code null} where it does not say it
   * @param line 0 where it has no row for the file
   */
  record Hint(@Nullable RosterMode mode, int line) {

    /** {@code manifest.csv, line 15, calls it bulk}, where it says a mode or has no row. */
    String shown() {
      return Specification.MANIFEST
          + (line == 0
              ? " has no row for it"
              : ", line " + line + ", calls it " + String.valueOf(mode).toLowerCase(Locale.ROOT));
    }
  }

  /** A package without a manifest is as OneRoster 1.0 has it, or nearly so. */
  static Manifest none(PackageFiles files, Findings findings) {
    String version =
        files.has(RosterFile.ROLES.fileName()) ? Specification.V1_2 : Specification.V1_0;
    findings.deviation(new NoManifest(version));
    return new Manifest(false, version, Map.of());
  }

  static Manifest of(Table table, PackageFiles files, Findings findings) {
    return new ManifestReader(table, files, findings).read();
  }

  boolean isThere() {
    return there;
  }

  String version() {
    return version;
  }

  /** What it says of a file; without a mode where it says nothing of use. */
  Hint hint(String title) {
    Said said = rows.get(FILE + title);
    return said == null ? new Hint(null, 0) : new Hint(mode(said.value()), said.line());
  }

  private static @Nullable RosterMode mode(String value) {
    for (RosterMode mode : RosterMode.values()) {
      if (mode.name().equalsIgnoreCase(value)) {
        return mode;
      }
    }
    return null;
  }

  /** Reads one manifest. */
  private static final class ManifestReader {

    private final Table table;
    private final PackageFiles files;
    private final Findings findings;
    private final Map<String, Said> rows = new TreeMap<>();
    private int property;
    private int value;
    private int count;

    ManifestReader(Table table, PackageFiles files, Findings findings) {
      this.table = table;
      this.files = files;
      this.findings = findings;
    }

    Manifest read() {
      List<String> headings = table.headings();
      property = find(headings, PROPERTY_NAME);
      value = find(headings, VALUE);
      if (property >= 0 && value >= 0) {
        tellSpelling(headings.get(property), PROPERTY_NAME);
        tellSpelling(headings.get(value), VALUE);
      } else {
        if (headings.size() != 2 || !isProperty(spelled(headings.get(0)))) {
          throw findings.refusal(
              "manifest.csv has no columns propertyName and value in line 1; export it with its header row, delimited by commas");
        }
        property = 0;
        value = 1;
        findings.deviation(new ManifestWithoutHeadings());
        take(new Row(1, headings, null));
      }
      table.forEachRow(this::take);
      String version = version();
      checkManifestVersion();
      checkRows(version);
      return new Manifest(true, version, rows);
    }

    private int find(List<String> headings, String name) {
      for (int at = 0; at < headings.size(); at++) {
        if (Spelling.isNear(headings.get(at), name)) {
          return at;
        }
      }
      return -1;
    }

    /** Only where both are there it is a heading, and no cell of somebody. */
    private void tellSpelling(String heading, String name) {
      if (!heading.equals(name)) {
        findings.deviation(at(1, new UnusualManifestText(heading, name)));
      }
    }

    private void take(Row row) {
      if (++count > MOST_ROWS) {
        throw findings.refusal(
            "manifest.csv has more than %,d rows; it has one for each file and a few more"
                .formatted(MOST_ROWS));
      }
      String seen = cell(row, property);
      String name = spelled(seen);
      if (!isProperty(name)) {
        findings.deviation(at(row.number(), new UnknownManifestRow(seen)));
        return;
      }
      if (!name.equals(seen)) {
        findings.deviation(at(row.number(), new UnusualManifestText(seen, name)));
      }
      Said said = new Said(cell(row, value), row.number());
      Said before = rows.putIfAbsent(name, said);
      if (before != null) {
        if (!before.value().equalsIgnoreCase(said.value())) {
          throw findings.refusal(
              "manifest.csv says different things of %s in lines %d and %d; one of the rows must go"
                  .formatted(name, before.line(), said.line()));
        }
        findings.deviation(at(said.line(), new RepeatedManifestRow(name)));
      } else if (name.startsWith(FILE)) {
        checkMode(name, said);
      }
    }

    private void checkMode(String name, Said said) {
      RosterMode mode = mode(said.value());
      if (mode == null) {
        findings.deviation(at(said.line(), new UnknownManifestMode(name, said.value())));
      } else if (!said.value().equals(mode.name().toLowerCase(Locale.ROOT))) {
        findings.deviation(
            at(
                said.line(),
                new UnusualManifestText(said.value(), mode.name().toLowerCase(Locale.ROOT))));
      }
    }

    private String version() {
      Said said = rows.get(VERSION);
      String seen = said == null ? "" : said.value();
      if (seen.equals(Specification.V1_1) || seen.equals(Specification.V1_2)) {
        return seen;
      }
      String taken =
          files.has(RosterFile.ROLES.fileName()) ? Specification.V1_2 : Specification.V1_1;
      findings.deviation(new UnknownVersion(seen, taken));
      return taken;
    }

    private void checkManifestVersion() {
      Said said = rows.get(MANIFEST_VERSION);
      String seen = said == null ? "" : said.value();
      if (!seen.equals("1.0")) {
        findings.deviation(new UnknownManifestVersion(seen));
      }
    }

    private void checkRows(String version) {
      List<String> missing = new ArrayList<>();
      for (String title : Specification.files(version)) {
        if (!rows.containsKey(FILE + title)) {
          missing.add(FILE + title);
        }
      }
      if (!missing.isEmpty()) {
        findings.deviation(new MissingManifestRows(missing, version));
      }
    }

    private static boolean isProperty(String name) {
      return PROPERTIES.contains(name)
          || name.startsWith(FILE)
              && Specification.files(Specification.V1_2).contains(name.substring(FILE.length()));
    }

    /** The property that is meant; the text itself where none is. */
    private static String spelled(String seen) {
      for (String name : PROPERTIES) {
        if (Spelling.isNear(seen, name)) {
          return name;
        }
      }
      for (String title : Specification.files(Specification.V1_2)) {
        if (Spelling.key(seen).equals(Spelling.key(FILE + title))) {
          return FILE + title;
        }
      }
      return seen;
    }

    private static String cell(Row row, int column) {
      return column < row.cells().size() ? row.cells().get(column) : "";
    }

    private static Notice at(int line, Notice notice) {
      return new OfLines(Specification.MANIFEST, List.of(line), 1, notice);
    }
  }
}
