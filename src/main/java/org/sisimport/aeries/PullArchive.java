package org.sisimport.aeries;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.sisimport.Shown;
import org.sisimport.table.PackedTables;
import org.sisimport.table.UnreadableFileException;

/**
 * A pull as it lies in its zip: each entry is one answer of the Aeries API, byte for byte, under
 * the path that was asked for, and {@code pull.json} says what the whole is.
 */
public final class PullArchive {

  /** The entry without which a zip is no pull. */
  static final String SEAL = "pull.json";

  private final String name;
  private final PackedTables archive;
  private final PullSeal seal;

  private PullArchive(String name, PackedTables archive, PullSeal seal) {
    this.name = name;
    this.archive = archive;
    this.seal = seal;
  }

  /** Whether the file is a pull, by its content. */
  public static boolean isPull(Path file) {
    return PackedTables.holds(file, SEAL);
  }

  /**
   * Reads what a pull says of itself.
   *
   * @param name of the file, for messages
   * @throws UnreadableFileException where it is damaged, or no pull that can be understood
   */
  public static PullArchive open(Path file, String name) {
    PackedTables archive = PackedTables.open(file, name);
    PullSeal[] seal = new PullSeal[1];
    archive.read(List.of(SEAL), (path, in) -> seal[0] = SealReader.read(in, place(path, name)));
    return new PullArchive(name, archive, seal[0]);
  }

  /** What the pull says of itself. */
  public PullSeal seal() {
    return seal;
  }

  /** Whether there is an entry of that path. */
  boolean has(String path) {
    return archive.paths().contains(path);
  }

  /** The answers below a folder, {@code students/} for one, in the order in which they came. */
  List<String> list(String folder) {
    return archive.paths().stream().filter(path -> path.startsWith(folder)).toList();
  }

  /**
   * Hands on the records of answers in their order.
   *
   * @param into is filled with each of them
   * @param readers gives who takes the records of an answer, when it begins
   * @throws UnreadableFileException where an answer is no list in JSON
   */
  void forEach(
      List<String> paths, JsonRecord into, Function<String, Consumer<JsonRecord>> readers) {
    archive.read(
        paths, (path, in) -> JsonAnswer.forEach(in, place(path, name), into, readers.apply(path)));
  }

  /** Refuses the whole pull. */
  UnreadableFileException refusal(String sentence) {
    return new UnreadableFileException(name, 0, sentence);
  }

  private static String place(String path, String name) {
    return Shown.text(path) + " in " + name;
  }
}
