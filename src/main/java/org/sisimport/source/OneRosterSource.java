package org.sisimport.source;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.sisimport.UnexpectedAnswerException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.OneRosterSourceConfig;
import org.sisimport.oneroster.RosterFile;
import org.sisimport.rosterapi.RosterOrder;
import org.sisimport.rosterapi.RosterPath;
import org.sisimport.rosterapi.RosterRead;
import org.sisimport.rosterapi.RosterSeen;

/**
 * A OneRoster API that is asked for its roster. There is always one offer, and fetching it is a
 * read of the district: a OneRoster package, which goes the way of one that was sent.
 */
final class OneRosterSource implements Source {

  private static final Logger LOG = LogManager.getLogger();

  private final DistrictFolder district;
  private final OneRosterSourceConfig config;
  private final Spool spool;
  private final HttpLimits limits;
  private final Pace pace;

  OneRosterSource(
      DistrictFolder district,
      OneRosterSourceConfig config,
      Spool spool,
      HttpLimits limits,
      Pace pace) {
    this.district = district;
    this.config = config;
    this.spool = spool;
    this.limits = limits;
    this.pace = pace;
  }

  @Override
  public List<Offer> listNewest() {
    return List.of(new Pull(spool.clock().instant()));
  }

  @Override
  public Optional<String> look() {
    RosterPath one = new RosterPath(RosterFile.ORGS, 0, 1, config.sorted());
    open().get(one);
    return Optional.of("OneRoster answers, and shows its schools");
  }

  @Override
  public void close() {
    // each read opens and ends connections of its own
  }

  private OneRosterConnection open() {
    return OneRosterConnection.open(district, config, limits, pace, spool.clock());
  }

  /** A read that has not begun. */
  private final class Pull extends PullOffer {

    private Pull(Instant now) {
      super(OneRosterSourceConfig.PATTERN, now, district.zone());
    }

    @Override
    public Delivery fetch() {
      RosterOrder order =
          new RosterOrder(config.leftOut(), config.metadata(), config.sorted(), config.pageSize());
      try (SpoolPart part = spool.begin(district.code())) {
        tell(new RosterRead(open(), order).writeTo(part));
        return part.deliver(name(), modified(), pattern());
      } catch (UnexpectedAnswerException e) {
        throw OneRosterTroubles.ofApi(district, config).unexpected(e);
      }
    }

    private void tell(RosterSeen seen) {
      LOG.info(
          "district {}: the OneRoster API was read: {}",
          district.code(),
          seen.records().entrySet().stream()
              .map(each -> each.getValue() + " " + each.getKey().title())
              .collect(Collectors.joining(", ")));
      for (String title : seen.refused()) {
        LOG.warn(
            "district {}: the OneRoster API does not give {}, which mostly needs a scope of its own;"
                + " the rest was read, and what is known of them stays as it is",
            district.code(),
            title);
      }
      if (!seen.unread().isEmpty()) {
        LOG.info(
            "district {}: users of the OneRoster API have extensions that are not read: {}; name"
                + " those that matter under metadata in {}:{}",
            district.code(),
            String.join(", ", seen.unread()),
            config.file(),
            config.line());
      }
    }
  }
}
