package org.sisimport.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.DistrictSetupException;
import org.sisimport.district.Districts;
import org.sisimport.district.Times;
import org.sisimport.importer.Night;
import org.sisimport.importer.NoRun;
import org.sisimport.importer.StoppedException;

/** What the service does with a district whose visit is due; several are visited at a time. */
final class DistrictVisits {

  /** Who had the district may be gone. */
  private static final Duration AFTER_BUSY = Duration.ofSeconds(15);

  /** With these the district's place was not looked at, or not found. */
  private static final Set<NoRun.Reason> NOT_LISTED =
      EnumSet.of(
          NoRun.Reason.PAUSE,
          NoRun.Reason.BUSY,
          NoRun.Reason.SETUP,
          NoRun.Reason.SOURCE,
          NoRun.Reason.SERVER);

  private static final int CODES_NAMED = 3;

  private final NightService.Parts parts;
  private final SetupWatch watch;
  private final Alerts alerts;
  private final MissedWindows missed;
  private final VisitFrame frame;

  DistrictVisits(
      NightService.Parts parts,
      SetupWatch watch,
      Alerts alerts,
      MissedWindows missed,
      VisitFrame frame) {
    this.parts = parts;
    this.watch = watch;
    this.alerts = alerts;
    this.missed = missed;
    this.frame = frame;
  }

  /** Visits a district and says when it is visited next; empty where there is none any more. */
  Optional<Instant> visit(String code) {
    return frame.visit(code, this::visit);
  }

  private Optional<Instant> visit(String code, Instant began) {
    Optional<DistrictFolder> district = Optional.empty();
    @Nullable DistrictSetupException wrong = null;
    Districts districts = watch.districts();
    try {
      district = Optional.of(districts.get(code));
    } catch (DistrictSetupException e) {
      if (!districts.listCodes().contains(code)) {
        return Optional.empty();
      }
      wrong = e;
    }
    Times times = watch.times(district);
    Openings openings = new Openings(times);
    Visits visits = new Visits(openings, code, watch.settings().serve().every());
    Optional<Duration> again = Optional.empty();
    if (openings.at(began) instanceof Opening.Open open) {
      again = visitOpen(code, district, wrong, open, began);
    }
    Instant now = parts.clock().instant();
    Instant next = visits.nextVisit(now, began);
    return Optional.of(again.map(now::plus).filter(next::isAfter).orElse(next));
  }

  /** After how long the district is to be visited again; empty where it has time. */
  private Optional<Duration> visitOpen(
      String code,
      Optional<DistrictFolder> district,
      @Nullable DistrictSetupException wrong,
      Opening.Open open,
      Instant began) {
    try (Session session = parts.sessions().open()) {
      if (district.isEmpty()) {
        String sentence = wrong == null ? "" : Visitor.firstLine(wrong);
        session.book().putVisit(code, open.night(), began);
        session
            .journal()
            .note(new NoRun(code, open.night(), "", NoRun.Reason.SETUP, sentence, began, began, 1));
        return Optional.empty();
      }
      return visitOpen(session, district.get(), open, began);
    } catch (StoppedException e) {
      throw e;
    } catch (SisImportException e) {
      if (isAway()) {
        alerts.settleDatabase(null, e);
      } else {
        alerts.settle(
            null,
            code,
            Set.of(AlertKind.FAILED),
            Map.of(AlertKind.FAILED, "district " + code + ": " + Visitor.firstLine(e)));
      }
      return Optional.of(VisitFrame.SOON);
    }
  }

  private Optional<Duration> visitOpen(
      Session session, DistrictFolder district, Opening.Open open, Instant began) {
    session
        .book()
        .findLastVisit(district.code())
        .ifPresent(last -> Unvisited.note(session, district, last, began));
    Night night = parts.visitor().visit(session, district, open);
    missed.end();
    Map<AlertKind, Optional<String>> judged =
        Visitor.judge(district.code(), night, session.journal().listOpenHolds(district.code()));
    Map<AlertKind, String> troubles = new EnumMap<>(AlertKind.class);
    judged.forEach((kind, sentence) -> sentence.ifPresent(told -> troubles.put(kind, told)));
    alerts.settle(session.book(), district.code(), judged.keySet(), troubles);
    settleServer(session.book(), district, night);
    return night.left().stream()
        .flatMap(
            one ->
                switch (one.reason()) {
                  case BUSY -> Stream.of(AFTER_BUSY);
                  case NOT_QUIET, WRITTEN_WHILE_READ -> Stream.of(VisitFrame.SOON);
                  default -> Stream.empty();
                })
        .min(Duration::compareTo);
  }

  /** A server that is away is one trouble, however many districts wait for it. */
  private void settleServer(NightBook book, DistrictFolder district, Night night) {
    Optional<String> server = district.source().server();
    if (server.isEmpty()) {
      return;
    }
    Optional<NoRun> away =
        night.left().stream().filter(one -> one.reason() == NoRun.Reason.SERVER).findFirst();
    if (away.isPresent()
        || night.left().stream().noneMatch(one -> NOT_LISTED.contains(one.reason()))) {
      alerts.settle(
          book,
          server.get(),
          Set.of(AlertKind.SOURCE),
          away.map(one -> Map.of(AlertKind.SOURCE, sentence(server.get(), one))).orElse(Map.of()));
    }
  }

  private String sentence(String server, NoRun away) {
    List<String> waiting = watch.listTakersFrom(server);
    if (waiting.size() < 2) {
      return "district " + away.district() + ": " + away.text();
    }
    int more = waiting.size() - CODES_NAMED;
    return waiting.size()
        + " districts take their files from "
        + server
        + " ("
        + String.join(", ", waiting.subList(0, Math.min(CODES_NAMED, waiting.size())))
        + (more > 0 ? " and " + more + " more" : "")
        + "): "
        + away.text();
  }

  private boolean isAway() {
    try (Session session = parts.sessions().open()) {
      session.book().findLastVisit("");
      return false;
    } catch (SisImportException e) {
      return true;
    }
  }
}
