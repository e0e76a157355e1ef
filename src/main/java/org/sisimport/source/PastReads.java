package org.sisimport.source;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.FilePattern;

/** What is known of earlier reads of a system that is asked. */
@FunctionalInterface
public interface PastReads {

  /** Knows of none. */
  PastReads NONE = (district, pattern) -> Optional.empty();

  /**
   * A read whose rows were believed.
   *
   * @param sha256 of its bytes, by which the archive has them
   * @param asOf when it began, by the system's clock
   * @param readAt when it began, by this machine's clock
   * @param distrust why it is no base for reading changes only, in words that follow "because";
   *     {@code null} where it is one
   */
  record PastRead(String sha256, Instant asOf, Instant readAt, @Nullable String distrust) {}

  /** The last one of a district that a pattern took. */
  Optional<PastRead> findLast(DistrictFolder district, FilePattern pattern);
}
