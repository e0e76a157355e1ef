package org.sisimport.importer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sisimport.decision.Verdict;
import org.sisimport.district.DistrictFolder;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.IncomingStudent;
import org.sisimport.facts.SourceFile;
import org.sisimport.mapping.FileReading;
import org.sisimport.mapping.MappedRow;
import org.sisimport.matching.Matcher;
import org.sisimport.matching.Schools;
import org.sisimport.notice.FileNotices;
import org.sisimport.notice.Notice;
import org.sisimport.notice.Notices;
import org.sisimport.notice.RuleNotices;
import org.sisimport.oneroster.RosterPlan;
import org.sisimport.oneroster.RosterRegister;
import org.sisimport.rules.RuleSet;
import org.sisimport.source.Delivery;
import org.sisimport.students.Students;
import org.sisimport.students.TransferAsks;
import org.sisimport.table.Places;
import org.sisimport.table.ReadAhead;
import org.sisimport.table.Table;
import org.sisimport.table.UnreadableFileException;

/** Reads, maps, matches and decides a whole file, and does nothing with it. */
final class FilePlanner<L extends RowListener> {

  /**
   * Rows that are put before the rules together; what one sitting costs is then spread over them.
   */
  private static final int CHUNK = 1_000;

  private final Function<Places, L> listeners;
  private final Progress progress;
  private final RosterRegister rosters;
  private final boolean studentsOnly;
  private final boolean asks;

  /**
   * A planner.
   *
   * @param listeners gives a fresh listener for each attempt at a file whose rows stand in these
   *     places
   * @param rosters those that are kept
   */
  FilePlanner(Function<Places, L> listeners, Progress progress, RosterRegister rosters) {
    this(listeners, progress, rosters, false, true);
  }

  private FilePlanner(
      Function<Places, L> listeners,
      Progress progress,
      RosterRegister rosters,
      boolean studentsOnly,
      boolean asks) {
    this.listeners = listeners;
    this.progress = progress;
    this.rosters = rosters;
    this.studentsOnly = studentsOnly;
    this.asks = asks;
  }

  /** A planner that leaves open what becomes of the roster. */
  static <L extends RowListener> FilePlanner<L> ofStudents(
      Supplier<L> listeners, RosterRegister rosters) {
    return new FilePlanner<>(places -> listeners.get(), Progress.NONE, rosters, true, true);
  }

  /**
   * The same planner, for a file that is planned to be written or only to be shown: of one that is
   * only shown, districts are told as those that would be asked for students.
   */
  FilePlanner<L> writing(boolean writes) {
    return new FilePlanner<>(listeners, progress, rosters, studentsOnly, writes);
  }

  /**
   * Plans a file.
   *
   * @param students gives the district's, as they are now; asked when the file is understood
   * @param time of the import; its day is that of the district's zone
   * @param early what a person should know already; the plan's notices begin with it
   */
  Planned<L> plan(
      Delivery delivery,
      DistrictFolder district,
      RuleSet rules,
      Supplier<Students> students,
      Instant time,
      List<Notice> early) {
    List<Notice> ofFile = new ArrayList<>(early);
    LocalDate today = LocalDate.ofInstant(time, district.zone());
    Contents contents;
    FileReading reading;
    RosterPlan roster;
    try {
      contents = Contents.open(delivery, district, rosters, today);
      ofFile.addAll(contents.notices());
      reading =
          FileReading.of(contents.table(), rules, district.district(), district.dates(), today);
      boolean readable = contents.hasNoStudents() || !reading.refused();
      roster = readable && !studentsOnly ? contents.planRoster(time) : null;
    } catch (UnreadableFileException e) {
      ofFile.add(new FileNotices.Unreadable(String.valueOf(e.getMessage())));
      return refused(null, ofFile);
    }
    if (roster != null) {
      ofFile.addAll(roster.notices());
    }
    if (contents.hasNoStudents()) {
      return withoutRows(Understandings.ofNoRows(contents.table(), roster), false, ofFile, roster);
    }
    ofFile.addAll(reading.notices());
    if (reading.refused()) {
      reading.unknown().forEach(column -> ofFile.add(column.notice()));
      return refused(Understandings.of(contents.table(), reading, null), ofFile);
    }
    return new Whole(delivery, district, rules, students.get(), contents, reading, roster, ofFile)
        .plan();
  }

  private Planned<L> refused(@Nullable Understanding understanding, List<Notice> ofFile) {
    return withoutRows(understanding, true, ofFile, null);
  }

  private Planned<L> withoutRows(
      @Nullable Understanding understanding,
      boolean refused,
      List<Notice> ofFile,
      @Nullable RosterPlan roster) {
    Notices notices = new Notices();
    ofFile.forEach(notices::add);
    return new Planned<>(
        new Plan(
            understanding,
            refused,
            Counts.NONE,
            List.of(),
            new int[0],
            notices,
            TransferAsks.NONE,
            roster),
        listeners.apply(Places.ROWS),
        new ValueTally());
  }

  /** One file that can be read. */
  private final class Whole {
    private final Table table;
    private final FileReading reading;
    private final Understanding understanding;
    private final @Nullable RosterPlan roster;
    private final List<Notice> ofFile;
    private final RowDecider decider;
    private final String name;
    private final boolean whole;

    private Whole(
        Delivery delivery,
        DistrictFolder district,
        RuleSet rules,
        Students students,
        Contents contents,
        FileReading reading,
        @Nullable RosterPlan roster,
        List<Notice> ofFile) {
      this.table = contents.table();
      this.reading = reading;
      this.understanding = Understandings.of(table, reading, roster);
      this.roster = roster;
      this.ofFile = ofFile;
      this.name = delivery.name();
      this.whole = contents.isWhole();
      SourceFile file =
          new SourceFile(delivery.name(), contents.designation(), reading.birthdatesKnown());
      Matcher matcher =
          new Matcher(
              students,
              district.district(),
              file,
              new Schools(district.schools()),
              reading::hasSsid);
      this.decider = new RowDecider(rules, students, matcher, district.district(), file);
    }

    /**
     * Decides the rows. Where two rows turn out to be the same student of ours by loose matches,
     * all is decided again with that student out of reach: the first of the rows had already been
     * decided when the second came.
     */
    private Planned<L> plan() {
      Set<Integer> claimedTwice = new HashSet<>();
      progress.start(name);
      try {
        while (true) {
          Attempt attempt = new Attempt(claimedTwice);
          Planned<L> plan = attempt.plan();
          if (!claimedTwice.addAll(attempt.newlyClaimedTwice)) {
            return plan;
          }
        }
      } finally {
        progress.end();
      }
    }

    /** One pass over the rows. */
    private final class Attempt {
      private final Set<Integer> claimedTwice;
      private final Set<Integer> claimed = new HashSet<>();
      private final Set<Integer> newlyClaimedTwice = new HashSet<>();
      private final Notices notices = new Notices();
      private final RowTally tally = new RowTally();
      private final L listener = listeners.apply(table.places());
      private final List<MappedRow> chunk = new ArrayList<>(CHUNK);
      private Future<Boolean> told = CompletableFuture.completedFuture(true);

      private Attempt(Set<Integer> claimedTwice) {
        this.claimedTwice = Set.copyOf(claimedTwice);
      }

      private Planned<L> plan() {
        ofFile.forEach(notices::add);
        reading
            .unknown()
            .forEach(column -> notices.add(column.notice(), column.rows(), column.firstRows()));
        try (Worker teller = new Worker("log")) {
          ReadAhead.forEachRow(
              table,
              reading::read,
              row -> {
                chunk.add(row);
                if (chunk.size() == CHUNK) {
                  decide(teller);
                }
              });
          decide(teller);
          Worker.get(told);
        }
        return new Planned<>(
            new Plan(
                understanding,
                false,
                tally.counts(),
                tally.changes(),
                tally.seen(),
                notices,
                tally.transfers(whole),
                roster),
            listener,
            tally.values());
      }

      private void decide(Worker teller) {
        List<IncomingStudent> taken = new ArrayList<>(chunk.size());
        for (MappedRow row : chunk) {
          if (row.intake() == MappedRow.Intake.TAKEN) {
            taken.add(row.student());
          }
        }
        List<RowDecider.Decided> decided = taken.isEmpty() ? List.of() : decider.decide(taken);
        List<RowPlan> plans = new ArrayList<>(chunk.size());
        int next = 0;
        for (MappedRow row : chunk) {
          switch (row.intake()) {
            case TAKEN -> plans.add(counted(claim(decided.get(next++), row.notices())));
            case REFUSED -> plans.add(counted(refused(row)));
            case REPEATED ->
                row.notices().forEach(notice -> notices.add(notice, row.student().row()));
          }
        }
        tell(plans, teller);
        progress.rows(chunk.size());
        chunk.clear();
      }

      private RowPlan counted(RowPlan row) {
        row.notices().forEach(notice -> notices.add(notice, row.student().row()));
        tally.add(row);
        return row;
      }

      /** The log of one chunk is written while the next is decided; no more than one waits. */
      private void tell(List<RowPlan> plans, Worker teller) {
        Worker.get(told);
        told =
            teller.submit(
                () -> {
                  plans.forEach(listener::decided);
                  return true;
                });
      }

      /** Plans a row, unless it is one of several that loosely match one student. */
      private RowPlan claim(RowDecider.Decided decided, List<Notice> cells) {
        RowPlan plan = RowWriter.plan(decided, cells, asks);
        ExistingStudent existing = plan.existing();
        if (!plan.loose() || existing == null) {
          return plan;
        }
        if (claimedTwice.contains(existing.id())) {
          return held(plan, cells);
        }
        if (!claimed.add(existing.id())) {
          newlyClaimedTwice.add(existing.id());
        }
        return plan;
      }
    }
  }

  private static RowPlan held(RowPlan plan, List<Notice> cells) {
    List<Notice> notices = new ArrayList<>(cells);
    notices.add(new RuleNotices.TwoRowsOneStudent());
    return new RowPlan(
        plan.student(),
        plan.existing(),
        plan.loose(),
        plan.likenesses(),
        plan.elsewhere(),
        plan.decisions(),
        plan.verdict(),
        Outcome.HELD,
        null,
        notices);
  }

  private static RowPlan refused(MappedRow row) {
    return new RowPlan(
        row.student(),
        null,
        false,
        List.of(),
        null,
        List.of(),
        Verdict.NOTHING,
        Outcome.REFUSED,
        null,
        row.notices());
  }
}
