package org.sisimport.oneroster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which column of a file is where. A heading that is misspelt is understood where the right one is
 * not there and no other can be meant; that cannot go wrong unseen, because the notice says what
 * was taken for what.
 */
final class Header {

  static final int MISSING = -1;

  private final int[] places;
  private final List<String> metadata;
  private final int[] metadataPlaces;
  private final int least;
  private final int most;

  Header(int[] places, List<String> metadata, int[] metadataPlaces, int least, int most) {
    this.places = places;
    this.metadata = List.copyOf(metadata);
    this.metadataPlaces = metadataPlaces;
    this.least = least;
    this.most = most;
  }

  /**
   * Understands the headings of a file.
   *
   * @param rolesApart whether there is a file of roles besides the users
   */
  static Header of(
      RosterFile file,
      List<String> headings,
      String version,
      boolean rolesApart,
      Findings findings) {
    HeaderReader reader = new HeaderReader(file, headings, version, rolesApart, findings);
    Header header = reader.read();
    new HeaderRemarks(file, headings, version, rolesApart, header, findings).tell(reader.unusual());
    return header;
  }

  /** The names of a file's columns in the order of {@link #place}. */
  static List<String> columns(RosterFile file) {
    List<String> columns = new ArrayList<>(RecordReader.FIRST_COLUMNS);
    columns.addAll(file.columns());
    return columns;
  }

  /**
   * Where the column stands, from 0; {@link #MISSING} where it does not.
   *
   * @param column 0 to 2 for {@code sourcedId}, {@code status} and {@code dateLastModified}, from 3
   *     on those of {@link RosterFile#columns()}
   */
  int place(int column) {
    return places[column];
  }

  /** The names of the extension columns without {@code metadata.}, in their order. */
  List<String> metadata() {
    return metadata;
  }

  /** Where an extension column stands. */
  int metadataPlace(int index) {
    return metadataPlaces[index];
  }

  /** So many cells a row has at least: columns without a heading may be left out at the end. */
  int least() {
    return least;
  }

  /** So many cells a row has at most. */
  int most() {
    return most;
  }

  /** Where the last of OneRoster's own columns stands. */
  int rightmost() {
    return Arrays.stream(places).max().orElse(MISSING);
  }

  /** The places of all columns that are understood, those of extension columns included. */
  Set<Integer> taken() {
    return IntStream.concat(Arrays.stream(places), Arrays.stream(metadataPlaces))
        .boxed()
        .collect(Collectors.toSet());
  }
}
