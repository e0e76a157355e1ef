package org.sisimport.store;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.sisimport.importer.Claim;
import org.sisimport.importer.FencedException;

/**
 * The table {@code lease}, each method within the caller's transaction. Time is the database's own.
 */
final class Leases {

  private static final OffsetDateTime LONG_AGO =
      OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private Leases() {}

  static Optional<Claim> claim(Handle handle, String district, String holder, Duration length) {
    OffsetDateTime now = now(handle);
    int taken =
        handle.execute(
            "UPDATE lease SET token = token + 1, holder = ?, expires = ?"
                + " WHERE district = ? AND expires < ?",
            holder,
            now.plus(length),
            district,
            now);
    if (taken == 1) {
      return Optional.of(new Claim(district, token(handle, district).orElseThrow()));
    }
    if (token(handle, district).isPresent()) {
      return Optional.empty();
    }
    handle.execute(
        "INSERT INTO lease (district, token, holder, expires) VALUES (?, 1, ?, ?)",
        district,
        holder,
        now.plus(length));
    return Optional.of(new Claim(district, 1));
  }

  static Optional<String> findHolder(Handle handle, String district) {
    return handle
        .createQuery("SELECT holder FROM lease WHERE district = ?")
        .bind(0, district)
        .mapTo(String.class)
        .findOne();
  }

  /** A renewal that comes late must not bring back a claim that was released. */
  static boolean renew(Handle handle, Claim claim, Duration length) {
    return handle.execute(
            "UPDATE lease SET expires = ? WHERE district = ? AND token = ? AND expires > ?",
            now(handle).plus(length),
            claim.district(),
            claim.token(),
            LONG_AGO)
        == 1;
  }

  static void release(Handle handle, Claim claim) {
    handle.execute(
        "UPDATE lease SET expires = ? WHERE district = ? AND token = ?",
        LONG_AGO,
        claim.district(),
        claim.token());
  }

  /** Ends all claims, for a database that one process at a time has open. */
  static void releaseAll(Handle handle) {
    handle.execute("UPDATE lease SET expires = ? WHERE expires > ?", LONG_AGO, LONG_AGO);
  }

  /**
   * Looks whether a claim is still the district's.
   *
   * @throws FencedException where somebody else has taken it over
   */
  static void require(Handle handle, Claim claim) {
    if (!token(handle, claim.district()).equals(Optional.of(claim.token()))) {
      throw fenced(handle, claim);
    }
  }

  /**
   * Keeps a claim the district's until the transaction ends: who would take it over waits for that.
   * Asked last, because as long as it lasts the claim cannot be renewed.
   *
   * @throws FencedException where somebody else has taken it over
   */
  static void keep(Handle handle, Claim claim) {
    int ours =
        handle.execute(
            "UPDATE lease SET token = token WHERE district = ? AND token = ?",
            claim.district(),
            claim.token());
    if (ours != 1) {
      throw fenced(handle, claim);
    }
  }

  private static FencedException fenced(Handle handle, Claim claim) {
    return new FencedException(
        "District "
            + claim.district()
            + " was taken over by "
            + findHolder(handle, claim.district()).orElse("another process")
            + "; this process writes nothing more of it.");
  }

  private static Optional<Long> token(Handle handle, String district) {
    return handle
        .createQuery("SELECT token FROM lease WHERE district = ?")
        .bind(0, district)
        .mapTo(Long.class)
        .findOne();
  }

  private static OffsetDateTime now(Handle handle) {
    return handle
        .createQuery("SELECT CURRENT_TIMESTAMP FROM (VALUES (0)) AS one (n)")
        .mapTo(OffsetDateTime.class)
        .one();
  }
}
