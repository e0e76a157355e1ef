package org.sisimport.receiver;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVPrinter;
import org.sisimport.Shown;
import org.sisimport.SisImportException;
import org.sisimport.decision.ReceiverLayout;
import org.sisimport.decision.RuleRef;

/**
 * The files of a receiver in a folder, and beside them the list of what is left out. They are
 * written aside and put in place all together, so that nobody takes half of them; nobody but their
 * owner may read them. Other files of the folder are not touched.
 */
public final class ReceiverFolder implements ReceiverFiles, AutoCloseable {

  /** The list of what is left out. */
  public static final String LEFT_OUT = "left-out.csv";

  private static final List<String> LEFT_OUT_HEADINGS =
      List.of("What", "Id", "Number", "Count", "Reason", "Rule");

  private final Path folder;
  private final Map<String, CSVPrinter> printers = new LinkedHashMap<>();

  /**
   * Begins to write; the folder is made where it is missing.
   *
   * @throws SisImportException where that is not possible
   */
  public ReceiverFolder(Path folder, List<ReceiverLayout> layouts) {
    this.folder = folder;
    try {
      Files.createDirectories(folder, ownerOnly("rwx------"));
      for (ReceiverLayout layout : layouts) {
        open(layout.name(), layout.headings());
      }
      open(LEFT_OUT, LEFT_OUT_HEADINGS);
    } catch (IOException e) {
      close();
      throw unusable(e);
    }
  }

  private void open(String name, List<String> headings) throws IOException {
    if (Files.isDirectory(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
      throw new FileSystemException(name, null, name + " is a folder there");
    }
    Path aside = aside(name);
    // of a program that was killed
    Files.deleteIfExists(aside);
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    Writer writer =
        new BufferedWriter(
            new OutputStreamWriter(
                Channels.newOutputStream(
                    Files.newByteChannel(aside, options, ownerOnly("rw-------"))),
                StandardCharsets.UTF_8));
    printers.put(name, ReceiverCsv.printer(writer, headings));
  }

  private FileAttribute<?>[] ownerOnly(String permissions) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private Path aside(String name) {
    return folder.resolve("." + name + ".part");
  }

  @Override
  public void row(ReceiverLayout layout, List<String> cells) {
    print(layout.name(), cells);
  }

  @Override
  public void leftOut(LeftOut leftOut) {
    print(
        LEFT_OUT,
        List.of(
            leftOut.kind().one(),
            leftOut.id(),
            leftOut.number(),
            String.valueOf(leftOut.count()),
            Shown.sentence(leftOut.reason()),
            leftOut.by().stream().map(RuleRef::toString).collect(Collectors.joining(" and "))));
  }

  private void print(String name, List<String> cells) {
    CSVPrinter printer = printers.get(name);
    if (printer == null) {
      throw new IllegalArgumentException("no layout has the file " + name);
    }
    try {
      ReceiverCsv.print(printer, cells);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /**
   * Puts the files in place; those of the same names are replaced.
   *
   * @throws SisImportException where that is not possible
   */
  public void publish() {
    try {
      for (CSVPrinter printer : printers.values()) {
        printer.close();
      }
      for (String name : printers.keySet()) {
        Files.move(
            aside(name),
            folder.resolve(name),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Removes what was not put in place. */
  @Override
  public void close() {
    for (Map.Entry<String, CSVPrinter> file : printers.entrySet()) {
      try {
        file.getValue().close();
      } catch (IOException e) {
        // it is thrown away
      }
      try {
        Files.deleteIfExists(aside(file.getKey()));
      } catch (IOException e) {
        // only its owner may read it, and the next run removes it
      }
    }
  }

  private SisImportException unusable(IOException e) {
    String reason =
        e instanceof FileSystemException failed && failed.getReason() != null
            ? failed.getReason()
            : e.getClass().getSimpleName();
    return new SisImportException(
        "the files for a receiver cannot be written into "
            + folder
            + " ("
            + reason
            + "); --to names a folder in which this program may create files, with room for them",
        e);
  }
}
