package org.sisimport.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.DistrictSetupException;
import org.sisimport.district.Districts;
import org.sisimport.district.Outgoing;
import org.sisimport.district.State;
import org.sisimport.importer.DistrictBusyException;
import org.sisimport.importer.FencedException;
import org.sisimport.importer.NoRun;
import org.sisimport.outgoing.Sender;
import org.sisimport.outgoing.Sent;
import org.sisimport.rules.BrokenRulesException;
import org.sisimport.rules.RuleFailedException;
import org.sisimport.source.Destination;

/**
 * What the service does with a district whose outgoing files are due: they are sent once a night,
 * and tried again in the same window where that fails. Pauses of the import do not count here; of a
 * district that is not live nothing is sent.
 */
final class OutgoingVisits {

  private static final Logger LOG = LogManager.getLogger();

  /** Who had the district may be gone. */
  private static final Duration AFTER_BUSY = Duration.ofSeconds(15);

  private static final Set<AlertKind> JUDGED = Set.of(AlertKind.OUTGOING);

  private final NightService.Parts parts;
  private final SetupWatch watch;
  private final Alerts alerts;
  private final VisitFrame frame;
  private final Function<DistrictFolder, Destination> destinations;

  /**
   * Visits.
   *
   * @param destinations opens the place of a district's outgoing files
   */
  OutgoingVisits(
      NightService.Parts parts,
      SetupWatch watch,
      Alerts alerts,
      VisitFrame frame,
      Function<DistrictFolder, Destination> destinations) {
    this.parts = parts;
    this.watch = watch;
    this.alerts = alerts;
    this.frame = frame;
    this.destinations = destinations;
  }

  /** Sends a district's files and says when it is visited next; empty where it has none to send. */
  Optional<Instant> visit(String code) {
    return frame.visit(code, this::visit);
  }

  private Optional<Instant> visit(String code, Instant began) {
    DistrictFolder district;
    try {
      Districts districts = watch.districts();
      district = districts.get(code);
    } catch (DistrictSetupException e) {
      // planned again when it is in order; until then the watch tells of it
      return Optional.empty();
    }
    Outgoing outgoing = district.outgoing();
    if (outgoing == null) {
      forget(code);
      return Optional.empty();
    }
    Openings openings = new Openings(outgoing.times());
    Visits visits = new Visits(openings, code, watch.settings().serve().every());
    Optional<Duration> again = Optional.empty();
    if (openings.at(began) instanceof Opening.Open open) {
      again = visitOpen(district, outgoing, open, began);
    }
    Instant now = parts.clock().instant();
    Instant tomorrow = visits.nextNight(now);
    return Optional.of(
        again
            .map(now::plus)
            .filter(next -> openings.at(next) instanceof Opening.Open)
            .orElse(tomorrow));
  }

  /** What sends nothing any more is in no trouble. */
  private void forget(String code) {
    try (Session session = parts.sessions().open()) {
      alerts.settle(session.book(), code, JUDGED, Map.of());
    } catch (SisImportException e) {
      alerts.settleDatabase(null, e);
    }
  }

  /** After how long it is to be tried again; empty where the night is seen to. */
  private Optional<Duration> visitOpen(
      DistrictFolder district, Outgoing outgoing, Opening.Open open, Instant began) {
    try (Session session = parts.sessions().open()) {
      Optional<LocalDate> last = session.outgoing().findLastNight(district.code());
      if (last.filter(open.night()::equals).isPresent()) {
        return Optional.empty();
      }
      if (district.state() != State.LIVE) {
        session.outgoing().end(district.code(), open.night(), outgoing.place().place(), 0, began);
        return Optional.empty();
      }
      UnsentNights.note(session, district, began);
      return send(session, district, outgoing, open);
    } catch (SisImportException e) {
      alerts.settleDatabase(null, e);
      return Optional.of(VisitFrame.SOON);
    }
  }

  private Optional<Duration> send(
      Session session, DistrictFolder district, Outgoing outgoing, Opening.Open open) {
    String code = district.code();
    String place = outgoing.place().place();
    try (Destination destination = destinations.apply(district)) {
      Sent sent =
          session
              .sender()
              .send(
                  district,
                  outgoing,
                  destination,
                  new Sender.Order(place, "serve", open.night(), false));
      session.outgoing().end(code, open.night(), place, sent.count(), sent.asOf());
      sent.files()
          .forEach(
              file ->
                  LOG.info(
                      "outgoing file {}, {} rows, for {}: {}",
                      file.name(),
                      file.rows(),
                      place,
                      file.outcome().words()));
      alerts.settle(session.book(), code, JUDGED, Map.of());
      return Optional.empty();
    } catch (DistrictBusyException | FencedException e) {
      note(session, code, open, NoRun.Reason.BUSY, e);
      return Optional.of(AFTER_BUSY);
    } catch (SisImportException e) {
      note(session, code, open, reasonOf(e), e);
      alerts.settle(
          session.book(),
          code,
          JUDGED,
          Map.of(
              AlertKind.OUTGOING,
              "district "
                  + code
                  + ": the outgoing files could not be sent: "
                  + Visitor.firstLine(e)));
      return Optional.of(watch.settings().serve().every());
    }
  }

  private static NoRun.Reason reasonOf(SisImportException e) {
    if (e instanceof DistrictSetupException) {
      return NoRun.Reason.SETUP;
    }
    return e instanceof BrokenRulesException || e instanceof RuleFailedException
        ? NoRun.Reason.FAILED
        : NoRun.Reason.ofSource(e);
  }

  private void note(
      Session session, String code, Opening.Open open, NoRun.Reason reason, SisImportException e) {
    Instant now = parts.clock().instant();
    session
        .journal()
        .note(
            new NoRun(
                code,
                open.night(),
                UnsentNights.SUBJECT,
                reason,
                Visitor.firstLine(e),
                now,
                now,
                1));
  }
}
