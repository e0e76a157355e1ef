package org.sisimport.oneroster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sisimport.Shown;
import org.sisimport.notice.ColumnNotices.UnusualHeading;

/**
 * Finds out which column of a file is where. Nothing of the first row is told before it is known to
 * be the headings: where they are left out, it holds a person.
 */
final class HeaderReader {

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
  private final List<UnusualHeading> unusual = new ArrayList<>();

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
    this.columns = Header.columns(file);
    this.places = new int[columns.size()];
    Arrays.fill(places, Header.MISSING);
    this.taken = new boolean[headings.size()];
  }

  Header read() {
    takeExact();
    takeMetadata();
    takeMisspelt();
    refuseMissing();
    refuseTwice();
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

  /** The headings that were taken for other ones, in the order in which they were found. */
  List<UnusualHeading> unusual() {
    return unusual;
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
          unusual.add(
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
      int place = places[column] == Header.MISSING ? onlyOneFor(column, likeness) : Header.MISSING;
      if (place != Header.MISSING) {
        take(column, place);
        unusual.add(new UnusualHeading(headings.get(place), columns.get(column)));
      }
    }
  }

  /** The heading that means the column and no other one that is missing. */
  private int onlyOneFor(int column, Likeness likeness) {
    int found = Header.MISSING;
    for (int place = 0; place < headings.size(); place++) {
      if (isOpen(place) && likeness.means(headings.get(place), columns.get(column))) {
        if (found != Header.MISSING || meansAnother(place, column, likeness)) {
          return Header.MISSING;
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
          && places[other] == Header.MISSING
          && likeness.means(headings.get(place), columns.get(other))) {
        return true;
      }
    }
    return false;
  }

  private void refuseMissing() {
    if (Arrays.stream(places).allMatch(place -> place == Header.MISSING)) {
      throw findings.refusal(
          "%s has none of its headings in line 1; export it with its header row, delimited by commas"
              .formatted(file.fileName()));
    }
    List<String> missing = new ArrayList<>();
    if (places[RecordReader.SOURCED_ID] == Header.MISSING) {
      missing.add(Specification.SOURCED_ID);
    }
    for (ColumnRule rule : Specification.columns(file)) {
      if (rule.need() == ColumnRule.Need.VITAL
          && rule.isExpected(version, rolesApart)
          && places[columns.indexOf(rule.name())] == Header.MISSING) {
        missing.add(rule.name());
      }
    }
    if (!missing.isEmpty()) {
      throw findings.refusal(
          "%s has no column %s, without which it says nothing; the heading counts with its case"
              .formatted(file.fileName(), String.join(" and no column ", missing)));
    }
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
}
