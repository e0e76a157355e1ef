package org.sisimport.source;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.sisimport.UnexpectedAnswerException;
import org.sisimport.aeries.AeriesPull;
import org.sisimport.aeries.Beginning;
import org.sisimport.aeries.PullOrder;
import org.sisimport.aeries.PullSeal;
import org.sisimport.district.AeriesSourceConfig;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.FilePattern;

/**
 * An Aeries that is asked for its students. There is always one offer, and fetching it is a read of
 * the district: a zip of the answers, which goes the way of a file.
 */
final class AeriesSource implements Source {

  private static final Logger LOG = LogManager.getLogger();

  private final DistrictFolder district;
  private final AeriesSourceConfig config;
  private final Spool spool;
  private final PastReads past;
  private final HttpLimits limits;
  private final Pace pace;

  AeriesSource(
      DistrictFolder district,
      AeriesSourceConfig config,
      Spool spool,
      PastReads past,
      HttpLimits limits,
      Pace pace) {
    this.district = district;
    this.config = config;
    this.spool = spool;
    this.past = past;
    this.limits = limits;
    this.pace = pace;
  }

  @Override
  public List<Offer> listNewest() {
    PullOrder order = new PullOrders(district, config, spool, past).order();
    return List.of(new Pull(order, spool.clock().instant()));
  }

  @Override
  public Optional<String> look() {
    try {
      return Optional.of(
          Beginning.ask(open(), config.schools(), spool.clock().instant()).sentence());
    } catch (UnexpectedAnswerException e) {
      throw new AeriesTroubles(district, config).unexpected(e);
    }
  }

  @Override
  public void close() {
    // each read opens and ends connections of its own
  }

  private AeriesConnection open() {
    return AeriesConnection.open(district, config, limits, pace, spool.clock());
  }

  private static FilePattern pattern(PullSeal.Kind kind) {
    return kind == PullSeal.Kind.FULL ? AeriesSourceConfig.FULL : AeriesSourceConfig.CHANGES;
  }

  /** A read that has not begun. */
  private final class Pull extends PullOffer {

    private final PullOrder order;

    private Pull(PullOrder order, Instant now) {
      super(
          AeriesSource.pattern(order.last() == null ? PullSeal.Kind.FULL : PullSeal.Kind.CHANGES),
          now,
          district.zone());
      this.order = order;
    }

    @Override
    public Delivery fetch() {
      try (SpoolPart part = spool.begin(district.code())) {
        PullSeal seal = new AeriesPull(open(), order, spool.clock().instant()).writeTo(part);
        LOG.info(
            "district {}: {} of {} schools of Aeries were read as of {}{}",
            district.code(),
            seal.kind() == PullSeal.Kind.FULL ? "all students" : "the changes",
            seal.schools().size(),
            seal.asOf(),
            seal.because() == null ? "" : ", because " + seal.because());
        FilePattern pattern = AeriesSource.pattern(seal.kind());
        return part.deliver(name(pattern, seal.day()), seal.asOf().toInstant(), pattern);
      } catch (UnexpectedAnswerException e) {
        throw new AeriesTroubles(district, config).unexpected(e);
      }
    }
  }
}
