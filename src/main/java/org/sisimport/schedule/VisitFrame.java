package org.sisimport.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.logging.log4j.CloseableThreadContext;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.sisimport.SisImportException;
import org.sisimport.importer.StoppedException;

/** What all visits have in common: they are counted, and nothing that goes wrong leaves them. */
final class VisitFrame {

  private static final Logger LOG = LogManager.getLogger();

  /** After a visit that could not be made. */
  static final Duration SOON = Duration.ofMinutes(1);

  private final Clock clock;
  private final UnderWay underWay;

  VisitFrame(Clock clock, UnderWay underWay) {
    this.clock = clock;
    this.underWay = underWay;
  }

  /**
   * Makes a visit and says when the next one is; empty where there is none any more.
   *
   * @param visit given the district's code and when it begins
   */
  Optional<Instant> visit(String code, BiFunction<String, Instant, Optional<Instant>> visit) {
    Instant began = clock.instant();
    if (!underWay.begin()) {
      return Optional.of(began);
    }
    try (CloseableThreadContext.Instance context = CloseableThreadContext.put("district", code)) {
      return visit.apply(code, began);
    } catch (StoppedException e) {
      LOG.info("district {}: {}", code, e.getMessage());
    } catch (SisImportException e) {
      LOG.error("district {} could not be visited: {}", code, e.getMessage());
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      LOG.error("district {} could not be visited: {}", code, NightService.describe(e));
    } finally {
      underWay.end();
    }
    return Optional.of(clock.instant().plus(SOON));
  }
}
