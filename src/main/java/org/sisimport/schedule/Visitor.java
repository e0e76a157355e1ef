package org.sisimport.schedule;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.DistrictSetupException;
import org.sisimport.district.State;
import org.sisimport.importer.DistrictBusyException;
import org.sisimport.importer.FencedException;
import org.sisimport.importer.Finished;
import org.sisimport.importer.Hold;
import org.sisimport.importer.Journal;
import org.sisimport.importer.Night;
import org.sisimport.importer.NoRun;
import org.sisimport.importer.Run;
import org.sisimport.importer.RunStatus;
import org.sisimport.source.Offer;
import org.sisimport.source.PastReads;
import org.sisimport.source.Source;

/**
 * Visits districts whose window is open: files that are new are imported, and why others are not is
 * remembered.
 */
public final class Visitor {

  private static final Logger LOG = LogManager.getLogger();

  /** A file that failed so often in a night is left until the next, or until it is sent again. */
  static final int ATTEMPTS = 3;

  private static final Night NOTHING = new Night(List.of(), List.of());

  private final BiFunction<DistrictFolder, PastReads, Source> sources;
  private final Clock clock;

  /**
   * A visitor.
   *
   * @param sources opens the source of a district, given the earlier reads of systems
   */
  public Visitor(BiFunction<DistrictFolder, PastReads, Source> sources, Clock clock) {
    this.sources = sources;
    this.clock = clock;
  }

  /**
   * Visits a district once.
   *
   * @param open the night that is
   * @return the runs, and whatever kept the district or a file from being run
   * @throws SisImportException where the database fails
   */
  public Night visit(Session session, DistrictFolder district, Opening.Open open) {
    Visit visit = new Visit(session, district, open, clock.instant());
    session.book().putVisit(district.code(), open.night(), visit.now);
    if (district.state() == State.PAUSED) {
      visit.leave(
          "",
          NoRun.Reason.PAUSE,
          "the district is paused; \"state: live\" in its district.yaml ends that");
      return visit.end(NOTHING);
    }
    try {
      session.standings().endOverdue(district.code(), district.zone());
      return visit.end(session.importer().run(district, open.night(), visit::listFiles));
    } catch (DistrictBusyException | FencedException e) {
      visit.leave("", NoRun.Reason.BUSY, firstLine(e));
      return visit.end(NOTHING);
    } finally {
      visit.close();
    }
  }

  /**
   * What a visit says of the troubles that it judges; no sentence where there is none.
   *
   * @param open the district's holds on which nobody has decided
   */
  static Map<AlertKind, Optional<String>> judge(String code, Night night, List<Hold> open) {
    Map<AlertKind, Optional<String>> found = new EnumMap<>(AlertKind.class);
    if (night.left().stream().anyMatch(one -> one.reason() == NoRun.Reason.BUSY)) {
      return found;
    }
    found.put(AlertKind.SOURCE, sentence(code, night, NoRun.Reason.SETUP, NoRun.Reason.SOURCE));
    if (!night.runs().isEmpty()) {
      found.put(
          AlertKind.FAILED,
          night.runs().stream()
              .map(Finished::run)
              .filter(run -> run.status() == RunStatus.FAILED)
              .findFirst()
              .map(run -> sentence(run, "failed; \"history " + code + "\" tells more")));
    }
    found.put(
        AlertKind.HELD,
        open.stream()
            .findFirst()
            .map(
                hold ->
                    sentence(
                        hold.run(),
                        "is held; \"approve "
                            + hold.run().number()
                            + "\" or \"reject "
                            + hold.run().number()
                            + "\" decides")));
    return found;
  }

  private static Optional<String> sentence(String code, Night night, NoRun.Reason... reasons) {
    return night.left().stream()
        .filter(one -> List.of(reasons).contains(one.reason()))
        .findFirst()
        .map(one -> "district " + code + ": " + one.text());
  }

  private static String sentence(Run run, String what) {
    return "district " + run.district() + ": run " + run.number() + " " + what;
  }

  /** Messages of what is wrong with a set-up have a line for each problem. */
  static String firstLine(SisImportException e) {
    String message = String.valueOf(e.getMessage());
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end) + " (and more: \"check\" tells all)";
  }

  /** One visit; used by one thread. */
  private final class Visit {

    private final Session session;
    private final DistrictFolder district;
    private final Opening.Open open;
    private final Instant now;
    private final List<NoRun> left = new ArrayList<>();
    private @Nullable Source source;

    private Visit(Session session, DistrictFolder district, Opening.Open open, Instant now) {
      this.session = session;
      this.district = district;
      this.open = open;
      this.now = now;
    }

    private List<Offer> listFiles() {
      List<Offer> newest;
      try {
        source = sources.apply(district, session.importer().pastReads());
        newest = source.listNewest();
      } catch (DistrictSetupException e) {
        leave("", NoRun.Reason.SETUP, firstLine(e));
        return List.of();
      } catch (SisImportException e) {
        leave("", NoRun.Reason.ofSource(e), firstLine(e));
        return List.of();
      }
      if (newest.isEmpty()) {
        leave("", NoRun.Reason.NO_FILE, "no file lies there whose name the district uses");
      }
      return newest.stream().filter(this::isNew).toList();
    }

    private boolean isNew(Offer file) {
      Journal journal = session.journal();
      if (file.isPull()) {
        // on record already; whoever judges the visit must know that it lasts
        NoRun whyNot = PullTurn.of(journal, district, open, now).whyNot();
        if (whyNot != null) {
          left.add(whyNot);
        }
        return whyNot == null;
      }
      String pattern = file.pattern().name();
      Instant lastReading =
          journal.findLastRead(district.code(), pattern).map(Run::started).orElse(null);
      Freshness freshness = Freshness.of(file.modified(), lastReading, now, district.zone());
      switch (freshness.verdict()) {
        case OLDER_THAN_LAST_READING ->
            leave(pattern, NoRun.Reason.OLDER_THAN_LAST_READING, freshness.sentence());
        case OLDER_THAN_ONE_WEEK ->
            leave(pattern, NoRun.Reason.OLDER_THAN_ONE_WEEK, freshness.sentence());
        case TAKE -> {
          if (freshness.sentence() != null) {
            LOG.warn("district {}: {}", district.code(), freshness.sentence());
          }
          int failed =
              journal.countBroken(
                  district.code(), pattern, file.size(), file.modified(), open.opened());
          if (failed < ATTEMPTS) {
            return true;
          }
          leave(
              pattern,
              NoRun.Reason.FAILED,
              "the file broke "
                  + failed
                  + " runs of this night; it is taken again in the next night, or when it is"
                  + " uploaded again");
        }
      }
      return false;
    }

    private void leave(String subject, NoRun.Reason reason, @Nullable String text) {
      NoRun one =
          new NoRun(
              district.code(), open.night(), subject, reason, String.valueOf(text), now, now, 1);
      session.journal().note(one);
      left.add(one);
    }

    private void close() {
      if (source != null) {
        source.close();
      }
    }

    /** What the importer did, and before it what was not even tried. */
    private Night end(Night night) {
      left.addAll(night.left());
      return new Night(night.runs(), left);
    }
  }
}
