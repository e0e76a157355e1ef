package org.sisimport.oneroster;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.sisimport.notice.ManifestNotices.ManifestDiffers;
import org.sisimport.notice.Notice;
import org.sisimport.notice.PackageNotices.MissingFile;
import org.sisimport.table.PackedTables;
import org.sisimport.table.Table;

/**
 * A OneRoster zip, read as often as it is asked for, straight from the archive.
 *
 * <p>What deviates from the specification and cannot be misunderstood is read, with a notice. Where
 * it leaves a doubt, the reading is chosen by which nothing that is kept of a child is lost: a file
 * that is missing, or has no row, counts as absent; a file of which manifest and data say different
 * things counts as delta; a row that cannot be read is not absent. What could be read in two ways,
 * both of them wrong, is refused: files in several folders, names that differ in their case only,
 * two columns of one heading, a file without the columns that give it a meaning.
 */
public final class RosterPackage {

  private final PackedTables archive;
  private final PackageFiles files;
  private final Findings findings;
  private final Manifest manifest;
  private final References references = new References();
  private final Map<RosterFile, FileOfPackage> contents = new EnumMap<>(RosterFile.class);

  private RosterPackage(
      PackedTables archive, PackageFiles files, Manifest manifest, Findings findings) {
    this.archive = archive;
    this.files = files;
    this.manifest = manifest;
    this.findings = findings;
  }

  /** Whether the file is a zip archive, and no workbook: nothing else is looked at. */
  public static boolean isPackage(Path file) {
    return PackedTables.isArchive(file);
  }

  /**
   * Reads it once from the beginning to the end, so that it is known to be undamaged, and what its
   * files hold.
   *
   * @param name the district's name of it, for messages
   * @param strict whether what can be read in spite of a deviation is refused all the same
   * @throws org.sisimport.table.UnreadableFileException where it is no such package
   */
  public static RosterPackage open(Path file, String name, boolean strict) {
    PackedTables archive = PackedTables.open(file, name);
    Findings findings = new Findings(name, strict);
    PackageFiles files = PackageFiles.of(archive.paths(), findings);
    String manifest = files.path(Specification.MANIFEST);
    RosterPackage opened =
        new RosterPackage(
            archive,
            files,
            manifest == null
                ? Manifest.none(files, findings)
                : Manifest.of(archive.table(manifest), files, findings),
            findings);
    opened.survey();
    return opened;
  }

  /** {@code 1.0}, {@code 1.1} or {@code 1.2}. */
  public String version() {
    return manifest.version();
  }

  /** What a file of it holds, by the manifest and by the data. */
  public RosterMode mode(RosterFile file) {
    FileOfPackage content = contents.get(file);
    return content == null ? RosterMode.ABSENT : content.found().mode();
  }

  /** The names of a file's extension columns, without {@code metadata.}, in their order. */
  public List<String> metadata(RosterFile file) {
    FileOfPackage content = contents.get(file);
    return content == null ? List.of() : content.header().metadata();
  }

  /**
   * Hands on the records of a file that can be read, in the order of the file; the same each time.
   *
   * @throws org.sisimport.table.UnreadableFileException where the archive was changed since
   */
  public void forEach(RosterFile file, Consumer<RosterRecord> reader) {
    FileOfPackage content = contents.get(file);
    if (content != null) {
      content.forEach(reader);
    }
  }

  /** The records of a file that could not be read, as far as they say who they are. */
  public Set<String> unread(RosterFile file) {
    FileOfPackage content = contents.get(file);
    return content == null ? Set.of() : content.found().unread();
  }

  /**
   * Whether a file has rows of which not even the sourcedId could be read; then nobody can say what
   * is absent from it.
   */
  public boolean absenceUnknown(RosterFile file) {
    FileOfPackage content = contents.get(file);
    return content != null && content.found().absenceUnknown();
  }

  /**
   * Adds to the notices which records are named and are nowhere: neither in the package nor, where
   * their file is no bulk file, among those that are kept. To be called once.
   *
   * @param kept whether a record of that file and sourcedId is kept
   * @throws org.sisimport.table.UnreadableFileException where there is one, and the district wants
   *     its packages as the specification has them
   */
  public void checkReferences(BiPredicate<RosterFile, String> kept) {
    references.tell((file, id) -> mode(file) != RosterMode.BULK && kept.test(file, id), findings);
  }

  /** What a person should know of the package. */
  public List<Notice> notices() {
    return findings.list();
  }

  private void survey() {
    boolean rolesApart = files.has(RosterFile.ROLES.fileName());
    for (RosterFile file : RosterFile.values()) {
      String path = files.path(file.fileName());
      if (path == null) {
        tellMissing(file);
      } else {
        Table table = archive.table(path);
        Header header = Header.of(file, table.headings(), manifest.version(), rolesApart, findings);
        Survey.Surveyed found = Survey.of(file, table, header, references, manifest, findings);
        contents.put(file, new FileOfPackage(file, table, header, found));
      }
    }
    if (manifest.isThere()) {
      tellOthers();
    }
  }

  private void tellMissing(RosterFile file) {
    Manifest.Hint hint = manifest.hint(file.title());
    String because = null;
    if (hint.mode() == RosterMode.BULK || hint.mode() == RosterMode.DELTA) {
      because = hint.shown();
    } else if (!manifest.isThere()
        && Specification.files(Specification.V1_0).contains(file.title())) {
      because = "a package without manifest.csv has all seven files of OneRoster 1.0";
    }
    if (because != null) {
      findings.deviation(new MissingFile(file.fileName(), because, files.near(file.fileName())));
    }
  }

  /** Of files that are not kept it is only told where the manifest and the archive differ. */
  private void tellOthers() {
    for (String title : Specification.files(manifest.version())) {
      RosterMode mode = manifest.hint(title).mode();
      String fileName = title + ".csv";
      boolean there = files.has(fileName);
      if (RosterFile.find(title).isEmpty()
          && mode != null
          && there == (mode == RosterMode.ABSENT)) {
        findings.deviation(
            new ManifestDiffers(fileName, mode.name().toLowerCase(Locale.ROOT), there));
      }
    }
  }

  /** One file that is there. */
  private record FileOfPackage(RosterFile file, Table table, Header header, Survey.Surveyed found) {

    void forEach(Consumer<RosterRecord> reader) {
      RecordReader records = new RecordReader(file, header, new Remarks(file));
      Set<String> handedOn = new HashSet<>();
      table.forEachRow(
          row -> {
            if (records.findProblem(row) == null) {
              String id = records.sourcedId(row);
              boolean again = found.alike().contains(id) && !handedOn.add(id);
              if (!again && !found.differing().contains(id)) {
                reader.accept(records.read(row));
              }
            }
          });
    }
  }
}
