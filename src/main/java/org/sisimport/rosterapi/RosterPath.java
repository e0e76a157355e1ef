package org.sisimport.rosterapi;

import org.sisimport.oneroster.RosterFile;

/**
 * A page of a collection, which is all that is ever asked for.
 *
 * @param file whose records it has; each file of a package but {@code roles} is a collection
 * @param offset how many records lie before it
 * @param limit how many it may have
 * @param sorted whether the server is asked to put records in the order of their sourcedIds
 */
public record RosterPath(RosterFile file, int offset, int limit, boolean sorted) {

  /** What stands behind {@code /ims/oneroster/v1p1/}. */
  public String text() {
    return file.title()
        + "?limit="
        + limit
        + "&offset="
        + offset
        + (sorted ? "&sort=sourcedId&orderBy=asc" : "");
  }

  /**
   * Whether the district's students can be read without it: demographics have a scope of their own,
   * and what is known of them stays. Half of them is another matter.
   */
  public boolean isDispensable() {
    return file == RosterFile.DEMOGRAPHICS && offset == 0;
  }

  RosterPath behind(int records) {
    return new RosterPath(file, offset + records, limit, sorted);
  }

  @Override
  public String toString() {
    return text();
  }
}
