package org.sisimport.notice;

import java.util.List;
import org.sisimport.Shown;

/** What there is to say of the manifest of a OneRoster package. */
public final class ManifestNotices {

  private ManifestNotices() {}

  /** A file that is not kept here is there or not there, other than the manifest says. */
  public record ManifestDiffers(String file, String mode, boolean there) implements InfoNotice {

    @Override
    public String brief() {
      return file
          + (there ? " is" : " is not")
          + " in the package, although manifest.csv calls it "
          + mode;
    }

    @Override
    public String message() {
      return brief() + ". It is not needed here";
    }
  }

  /** Rows that the manifest of that version must have. */
  public record MissingManifestRows(List<String> properties, String version) implements InfoNotice {

    @Override
    public String brief() {
      return "manifest.csv has no row "
          + Listed.quoted(properties)
          + ", which OneRoster "
          + version
          + " wants even for a file that is absent";
    }

    @Override
    public String message() {
      return brief() + ". It counts as absent where there is no such file";
    }
  }

  /** A property that no version knows. */
  public record UnknownManifestRow(String property) implements InfoNotice {

    @Override
    public String brief() {
      return Shown.quoted(property)
          + " is no property of a manifest; file.users or oneroster.version would be one";
    }

    @Override
    public String message() {
      return brief() + ". The row was not used";
    }
  }

  /** A property or value in another spelling. */
  public record UnusualManifestText(String seen, String expected) implements InfoNotice {

    @Override
    public String brief() {
      return Shown.quoted(seen) + " should be spelled " + expected;
    }

    @Override
    public String message() {
      return brief() + ". It was read as that";
    }
  }

  /** A row that says the same as an earlier one. */
  public record RepeatedManifestRow(String property) implements InfoNotice {

    @Override
    public String message() {
      return "the row " + property + " stands in the manifest twice and says the same";
    }
  }

  /** The value of a {@code file.} row is none of the three. */
  public record UnknownManifestMode(String property, String seen) implements WarningNotice {

    @Override
    public String brief() {
      return property
          + " is "
          + (seen.isEmpty() ? "blank" : Shown.quoted(seen))
          + "; absent, bulk or delta is expected";
    }

    @Override
    public String message() {
      return brief() + ". The file counts as delta if it is there: what it does not hold stays";
    }
  }

  /** The manifest lacks its headings. */
  public record ManifestWithoutHeadings() implements InfoNotice {

    @Override
    public String brief() {
      return "manifest.csv, line 1: the headings propertyName,value are expected";
    }

    @Override
    public String message() {
      return brief() + ". The line was read as a row";
    }
  }

  /**
   * The manifest does not say of which version the package is, or a version that is unknown.
   *
   * @param seen {@code ""} where it says nothing
   * @param taken as what it was read
   */
  public record UnknownVersion(String seen, String taken) implements WarningNotice {

    @Override
    public String brief() {
      return (seen.isEmpty()
              ? "manifest.csv has no oneroster.version"
              : "manifest.csv says oneroster.version " + Shown.quoted(seen))
          + "; 1.1 or 1.2 is expected";
    }

    @Override
    public String message() {
      return brief() + ". The package was read as OneRoster " + taken;
    }
  }

  /** The version of the manifest itself is missing or unknown. */
  public record UnknownManifestVersion(String seen) implements InfoNotice {

    @Override
    public String message() {
      return (seen.isEmpty()
              ? "manifest.csv has no manifest.version"
              : "manifest.csv says manifest.version " + Shown.quoted(seen))
          + "; 1.0 is expected";
    }
  }

  /**
   * There is no manifest.
   *
   * @param taken as what version the package was read
   */
  public record NoManifest(String taken) implements WarningNotice {

    @Override
    public String brief() {
      return "the package has no manifest.csv, which OneRoster 1.1 and 1.2 must have";
    }

    @Override
    public String message() {
      return brief()
          + ". It was read as OneRoster "
          + taken
          + ", and of each file its data says whether it is bulk or delta";
    }
  }
}
