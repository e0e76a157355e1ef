package org.sisimport.oneroster;

/**
 * The records of one file by what becomes of them. In a bulk file, {@code read} is the sum of
 * {@code unchanged}, {@code added}, {@code changed} and {@code back}, and {@code toBeDeleted} are
 * absent from it; in a delta, {@code toBeDeleted}, {@code older} and {@code unknown} are rows too.
 *
 * @param mode what the file holds
 * @param read records that could be read
 * @param unchanged say nothing new
 * @param added are new
 * @param changed have other values than those that are kept
 * @param toBeDeleted are kept as active, and gone at the sender
 * @param back were to be deleted, and are there again
 * @param older rows of a delta that are dated before what is kept of them; not applied
 * @param unknown rows of a delta that are to be deleted and of which nothing is kept
 * @param refused records that could not be read, as far as they say who they are; what is kept of
 *     them stays
 * @param active what was kept as active before
 */
public record RosterCounts(
    RosterFile file,
    RosterMode mode,
    int read,
    int unchanged,
    int added,
    int changed,
    int toBeDeleted,
    int back,
    int older,
    int unknown,
    int refused,
    int active) {

  /** Whether anything of the file changes what is kept. */
  public boolean changes() {
    return added + changed + toBeDeleted + back > 0;
  }
}
