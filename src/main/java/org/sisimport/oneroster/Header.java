package org.sisimport.oneroster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sisimport.Shown;
import org.sisimport.notice.ColumnNotices.ColumnOfOtherVersion;
import org.sisimport.notice.ColumnNotices.MetadataInTheMiddle;
import org.sisimport.notice.ColumnNotices.MissingColumns;
import org.sisimport.notice.ColumnNotices.MissingRequiredColumns;
import org.sisimport.notice.ColumnNotices.OtherColumnOrder;
import org.sisimport.notice.ColumnNotices.SuperfluousColumns;
import org.sisimport.notice.ColumnNotices.UnnamedColumns;
import org.sisimport.notice.ColumnNotices.UnusualHeading;
import org.sisimport.notice.Notice;
import org.sisimport.notice.OfLines;

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

  private Header(int[] places, List<String> metadata, int[] metadataPlaces, int least, int most) {
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
    return new HeaderReader(file, headings, version, rolesApart, findings).read();
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

  /** Reads the headings of one file. */
  private static final class HeaderReader {

    private final RosterFile file;
    private final List<String> headings;
    private final String version;
    private final boolean rolesApart;
    private final Findings findings;
    private final List<String> columns;
    private final int[] places;
    private final boolean[] taken;
    private final List<String> metadata = new ArrayList<>();
    private final List<Integer> metadataPlaces = new ArrayList<>();

    HeaderReader(
        RosterFile file,
        List<String> headings,
        String version,
        boolean rolesApart,
        Findings findings) {
      this.file = file;
      this.headings = headings;
      this.version = version;
      this.rolesApart = rolesApart;
      this.findings = findings;
      this.columns = new ArrayList<>(RecordReader.FIRST_COLUMNS);
      this.columns.addAll(file.columns());
      this.places = new int[columns.size()];
      Arrays.fill(places, MISSING);
      this.taken = new boolean[headings.size()];
    }

    Header read() {
      refuseTwice();
      takeExact();
      takeMetadata();
      takeMisspelt();
      refuseMissing();
      tellOrder();
      tellMissing();
      tellOtherVersion();
      tellSuperfluous();
      int least = headings.size();
      while (least > 0 && headings.get(least - 1).isEmpty()) {
        least--;
      }
      return new Header(
          places,
          metadata,
          metadataPlaces.stream().mapToInt(Integer::intValue).toArray(),
          least,
          headings.size());
    }

    private void refuseTwice() {
      Map<String, Integer> seen = new HashMap<>();
      for (int place = 0; place < headings.size(); place++) {
        String heading = headings.get(place);
        Integer before = heading.isEmpty() ? null : seen.putIfAbsent(heading, place);
        if (before != null && (columns.contains(heading) || isMetadata(heading))) {
          throw findings.refusal(
              "%s has two columns of one name, %s, in places %d and %d; one of them must go"
                  .formatted(file.fileName(), Shown.quoted(heading), before + 1, place + 1));
        }
      }
    }

    private void takeExact() {
      for (int column = 0; column < columns.size(); column++) {
        take(column, headings.indexOf(columns.get(column)));
      }
    }

    private void take(int column, int place) {
      if (place >= 0) {
        places[column] = place;
        taken[place] = true;
      }
    }

    private void takeMetadata() {
      Set<String> names = new HashSet<>();
      for (int place = 0; place < headings.size(); place++) {
        String heading = headings.get(place);
        if (isMetadata(heading) && names.add(heading.substring(Specification.METADATA.length()))) {
          taken[place] = true;
          metadata.add(heading.substring(Specification.METADATA.length()));
          metadataPlaces.add(place);
          if (!heading.startsWith(Specification.METADATA)) {
            tell(
                new UnusualHeading(
                    heading,
                    Specification.METADATA + heading.substring(Specification.METADATA.length())));
          }
        }
      }
    }

    private static boolean isMetadata(String heading) {
      int prefix = Specification.METADATA.length();
      return heading.length() > prefix
          && heading.regionMatches(true, 0, Specification.METADATA, 0, prefix);
    }

    /** The surest first: what differs in case or signs only, other names, slips. */
    private void takeMisspelt() {
      takeAs((heading, name) -> Spelling.key(heading).equals(Spelling.key(name)));
      Map<String, String> otherNames = Specification.otherNames(file);
      takeAs((heading, name) -> name.equals(otherNames.get(Spelling.key(heading))));
      takeAs(Spelling::isNear);
    }

    /** Whether a heading is taken for a name. */
    @FunctionalInterface
    private interface Likeness {
      boolean means(String heading, String name);
    }

    private void takeAs(Likeness likeness) {
      for (int column = 0; column < columns.size(); column++) {
        int place = places[column] == MISSING ? onlyOneFor(column, likeness) : MISSING;
        if (place != MISSING) {
          take(column, place);
          tell(new UnusualHeading(headings.get(place), columns.get(column)));
        }
      }
    }

    /** The heading that means the column and no other one that is missing. */
    private int onlyOneFor(int column, Likeness likeness) {
      int found = MISSING;
      for (int place = 0; place < headings.size(); place++) {
        if (isOpen(place) && likeness.means(headings.get(place), columns.get(column))) {
          if (found != MISSING || meansAnother(place, column, likeness)) {
            return MISSING;
          }
          found = place;
        }
      }
      return found;
    }

    private boolean isOpen(int place) {
      String heading = headings.get(place);
      return !taken[place] && !heading.isEmpty() && !Specification.isSecret(file, heading);
    }

    private boolean meansAnother(int place, int column, Likeness likeness) {
      for (int other = 0; other < columns.size(); other++) {
        if (other != column
            && places[other] == MISSING
            && likeness.means(headings.get(place), columns.get(other))) {
          return true;
        }
      }
      return false;
    }

    private void refuseMissing() {
      if (Arrays.stream(places).allMatch(place -> place == MISSING)) {
        throw findings.refusal(
            "%s has none of its headings in line 1; export it with its header row, delimited by commas"
                .formatted(file.fileName()));
      }
      List<String> missing = new ArrayList<>();
      if (places[RecordReader.SOURCED_ID] == MISSING) {
        missing.add(Specification.SOURCED_ID);
      }
      for (ColumnRule rule : Specification.columns(file)) {
        if (rule.need() == ColumnRule.Need.VITAL && isExpected(rule) && place(rule) == MISSING) {
          missing.add(rule.name());
        }
      }
      if (!missing.isEmpty()) {
        throw findings.refusal(
            "%s has no column %s, without which it says nothing; the heading counts with its case"
                .formatted(file.fileName(), String.join(" and no column ", missing)));
      }
    }

    private boolean isExpected(ColumnRule rule) {
      boolean inRoles = rolesApart && rule.era() == ColumnRule.Era.UNTIL_1_1;
      return rule.era().has(version) && !inRoles;
    }

    private int place(ColumnRule rule) {
      return places[columns.indexOf(rule.name())];
    }

    private void tellOrder() {
      int last = MISSING;
      for (int column = 0; column < places.length; column++) {
        if (places[column] != MISSING) {
          if (last != MISSING && places[column] < places[last]) {
            tell(new OtherColumnOrder(columns.get(last), columns.get(column)));
            break;
          }
          last = column;
        }
      }
      int rightmost = Arrays.stream(places).max().orElse(MISSING);
      for (int extension = 0; extension < metadata.size(); extension++) {
        if (metadataPlaces.get(extension) < rightmost) {
          tell(new MetadataInTheMiddle(headings.get(metadataPlaces.get(extension))));
          break;
        }
      }
    }

    private void tellMissing() {
      List<String> required = new ArrayList<>();
      List<String> optional = new ArrayList<>();
      for (int column = RecordReader.STATUS; column < RecordReader.FIRST_VALUE; column++) {
        if (places[column] == MISSING) {
          optional.add(columns.get(column));
        }
      }
      for (ColumnRule rule : Specification.columns(file)) {
        if (isExpected(rule) && place(rule) == MISSING) {
          (rule.isRequired() ? required : optional).add(rule.name());
        }
      }
      if (!required.isEmpty()) {
        tell(new MissingRequiredColumns(required));
      }
      if (!optional.isEmpty()) {
        tell(new MissingColumns(optional));
      }
    }

    private void tellOtherVersion() {
      for (ColumnRule rule : Specification.columns(file)) {
        if (!rule.era().has(version) && place(rule) != MISSING) {
          tell(new ColumnOfOtherVersion(rule.name(), version));
        }
      }
    }

    private void tellSuperfluous() {
      List<String> superfluous = new ArrayList<>();
      List<Integer> unnamed = new ArrayList<>();
      for (int place = 0; place < headings.size(); place++) {
        String heading = headings.get(place);
        if (heading.isEmpty()) {
          unnamed.add(place + 1);
        } else if (!taken[place] && !Specification.isSecret(file, heading)) {
          superfluous.add(heading);
        }
      }
      if (!superfluous.isEmpty()) {
        tell(new SuperfluousColumns(superfluous));
      }
      if (!unnamed.isEmpty()) {
        tell(new UnnamedColumns(unnamed));
      }
    }

    private void tell(Notice notice) {
      findings.deviation(new OfLines(file.fileName(), List.of(1), 1, notice));
    }
  }
}
