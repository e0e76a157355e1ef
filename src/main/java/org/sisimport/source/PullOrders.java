package org.sisimport.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sisimport.aeries.PullOrder;
import org.sisimport.aeries.PullSeal;
import org.sisimport.district.AeriesSourceConfig;
import org.sisimport.district.DistrictFolder;
import org.sisimport.source.PastReads.PastRead;

/** Decides what is pulled: what has changed since the last read, or everything. */
final class PullOrders {

  /** A night begins now earlier and now later. */
  private static final Duration SLACK = Duration.ofHours(12);

  private final DistrictFolder district;
  private final AeriesSourceConfig config;
  private final Spool spool;
  private final PastReads past;

  PullOrders(DistrictFolder district, AeriesSourceConfig config, Spool spool, PastReads past) {
    this.district = district;
    this.config = config;
    this.spool = spool;
    this.past = past;
  }

  /** The order of this moment. What only the server can tell may still make it a full read. */
  PullOrder order() {
    Optional<PastRead> full = past.findLast(district, AeriesSourceConfig.FULL);
    if (full.isEmpty()) {
      return order(null, "no earlier full read is known");
    }
    if (!full.get()
        .readAt()
        .plus(config.fullEvery())
        .minus(SLACK)
        .isAfter(spool.clock().instant())) {
      return order(
          null,
          "the last full read is of "
              + LocalDate.ofInstant(full.get().readAt(), district.zone())
              + ", and one is due every "
              + config.fullEvery().toDays()
              + " days");
    }
    PastRead last =
        past.findLast(district, AeriesSourceConfig.CHANGES)
            .filter(changes -> changes.readAt().isAfter(full.get().readAt()))
            .orElse(full.get());
    if (last.distrust() != null) {
      return order(null, last.distrust());
    }
    Optional<PullSeal> seal =
        spool.findArchived(district.code(), last.sha256()).flatMap(PullSeal::find);
    if (seal.isEmpty()) {
      return order(null, "the last read is no longer in the archive");
    }
    return seal.get().settings().equals(settings())
        ? order(seal.get(), null)
        : order(null, "the district's settings or schools were changed since the last read");
  }

  private PullOrder order(@Nullable PullSeal last, @Nullable String because) {
    return new PullOrder(
        district.code(),
        config.programs(),
        config.migrant(),
        config.schools(),
        config.pageSize(),
        config.atOnce(),
        config.overlap(),
        settings(),
        last,
        because);
  }

  /** What decides about students beside the rules, so that a change of it concerns all of them. */
  private String settings() {
    List<Object> deciding =
        List.of(
            config.programs(),
            String.valueOf(config.migrant()),
            new TreeSet<>(config.schools()),
            district.deciding());
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(deciding.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
