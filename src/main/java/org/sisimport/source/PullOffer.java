package org.sisimport.source;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.sisimport.district.FilePattern;

/** A read of a system that is asked, before it has begun. */
abstract class PullOffer implements Offer {

  private final FilePattern pattern;
  private final Instant now;
  private final ZoneId zone;

  /**
   * A read.
   *
   * @param pattern which is expected to take it
   * @param now the time of the visit
   * @param zone of the district, whose day names it
   */
  PullOffer(FilePattern pattern, Instant now, ZoneId zone) {
    this.pattern = pattern;
    this.now = now;
    this.zone = zone;
  }

  /** The name of a read's zip. */
  static String name(FilePattern pattern, LocalDate day) {
    return pattern.name() + "-" + day + ".zip";
  }

  @Override
  public final boolean isPull() {
    return true;
  }

  @Override
  public final FilePattern pattern() {
    return pattern;
  }

  @Override
  public final String name() {
    return name(pattern, LocalDate.ofInstant(now, zone));
  }

  @Override
  public final long size() {
    return 0;
  }

  @Override
  public final Instant modified() {
    return now;
  }
}
