package org.sisimport.importer;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;
import org.sisimport.district.AeriesSourceConfig;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.FilePattern;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.mapping.FileReading;
import org.sisimport.mapping.MappedRow;
import org.sisimport.notice.Notices;
import org.sisimport.notice.Severity;
import org.sisimport.oneroster.RosterRegister;
import org.sisimport.rules.RuleSet;
import org.sisimport.rules.RuleSets;
import org.sisimport.source.Delivery;
import org.sisimport.source.Spool;
import org.sisimport.students.StudentRegister;
import org.sisimport.students.Students;
import org.sisimport.table.Table;

/**
 * Answers why something happened to a student, or why nothing did: the night is decided once more,
 * from the bytes in the archive, by the rules that decided then, beside the students as they were
 * before.
 */
public final class Explainer {

  private final RuleSets ruleSets;
  private final StudentRegister students;
  private final RosterRegister rosters;
  private final Journal journal;
  private final StandingBook standings;
  private final TransferBook transfers;
  private final Spool spool;

  /** An explainer of what the journal has. */
  public Explainer(
      RuleSets ruleSets,
      StudentRegister students,
      RosterRegister rosters,
      Journal journal,
      StandingBook standings,
      TransferBook transfers,
      Spool spool) {
    this.ruleSets = ruleSets;
    this.students = students;
    this.rosters = rosters;
    this.journal = journal;
    this.standings = standings;
    this.transfers = transfers;
    this.spool = spool;
  }

  /**
   * Explains the last night of a district, with all its files.
   *
   * @return one answer for each run of that night, in the order of the runs; empty where nothing
   *     has run
   */
  public List<Explained> explainLastNight(DistrictFolder district, Question question) {
    List<Run> all = journal.list(district.code());
    List<Explained> explained = new ArrayList<>();
    for (Run run : all) {
      if (run.night().equals(all.get(0).night())) {
        explained.add(0, explain(district, run, all, question));
      }
    }
    return explained;
  }

  /**
   * Explains one run of a district.
   *
   * @throws SisImportException where the district has no run of that number
   */
  public List<Explained> explainRun(DistrictFolder district, long number, Question question) {
    List<Run> all = journal.list(district.code());
    return all.stream()
        .filter(run -> run.number() == number)
        .findFirst()
        .map(run -> List.of(explain(district, run, all, question)))
        .orElseThrow(
            () ->
                new SisImportException(
                    "District "
                        + district.code()
                        + " has no run "
                        + number
                        + "; `./sis-import history "
                        + district.code()
                        + "` lists those that it has."));
  }

  private Explained explain(DistrictFolder district, Run run, List<Run> all, Question question) {
    Run original = run;
    for (Run earlier : all) {
      if (run.sameAs() != null && earlier.number() == run.sameAs()) {
        original = earlier;
      }
    }
    String ssid = question.ssid();
    LocalDate day = LocalDate.ofInstant(original.started(), district.zone());
    ExistingStudent ours =
        ssid == null ? null : students.findBySsid(district.code(), ssid, day).orElse(null);
    if (!original.status().hasRead()) {
      return Explained.withoutRows(run, original, ours, "no row was decided: " + original.reason());
    }
    Optional<Path> bytes = spool.findArchived(district.code(), original.sha256());
    Optional<RuleSet> rules =
        original.ruleSet() == null ? Optional.empty() : ruleSets.restore(original.ruleSet());
    if (bytes.isEmpty() || rules.isEmpty()) {
      return Explained.withoutRows(run, original, ours, whyNoReplay(bytes.isEmpty()));
    }
    Replay replay =
        new Replay(
            district,
            original,
            bytes.get(),
            rules.get(),
            question,
            lastWholePull(original, all).orElse(null));
    Explained explained = replay.explain(run, ours, before(district, original, all, day));
    return journal.findHold(original.number()).map(hold -> held(explained, hold)).orElse(explained);
  }

  /** The read of all students before a read of those who had changed. */
  private static Optional<Long> lastWholePull(Run run, List<Run> all) {
    return all.stream()
        .filter(
            earlier ->
                earlier.number() < run.number()
                    && earlier.status().hasRead()
                    && earlier.pattern().equals(AeriesSourceConfig.FULL.name()))
        .map(Run::number)
        .max(Comparator.naturalOrder());
  }

  private static Explained held(Explained explained, Hold hold) {
    String nothing =
        "nothing was written, because the whole file was held ("
            + hold.run().reason()
            + "); "
            + hold.outcome();
    return explained.withRemark(
        explained.remark() == null ? nothing : nothing + ". " + explained.remark());
  }

  private static String whyNoReplay(boolean bytesGone) {
    return bytesGone
        ? "the file's bytes are no longer in the archive, so the rows cannot be told one by one; the log of the run has them"
        : "the rules that decided are no longer kept, so the rows cannot be told one by one; the log of the run has them";
  }

  private Students before(DistrictFolder district, Run run, List<Run> all, LocalDate day) {
    List<List<AuditEntry>> later = new ArrayList<>();
    for (Run other : all) {
      if (other.number() >= run.number() && other.status() == RunStatus.APPLIED) {
        later.add(journal.listAudit(other.number()));
      }
    }
    return new StudentsBefore(
        students.read(district.code(), day),
        run,
        transfers.listMovesSince(district.code(), run.number()),
        standings.listSince(district.code(), run.number()),
        later,
        day);
  }

  /** One file decided once more. */
  private final class Replay {
    private final DistrictFolder district;
    private final Run run;
    private final Delivery delivery;
    private final RuleSet rules;
    private final Question question;
    private final @Nullable Long wholePull;

    private Replay(
        DistrictFolder district,
        Run run,
        Path bytes,
        RuleSet rules,
        Question question,
        @Nullable Long wholePull) {
      this.district = district;
      this.run = run;
      this.rules = rules;
      this.question = question;
      this.wholePull = wholePull;
      this.delivery =
          new Delivery(
              district.code(),
              run.file(),
              bytes,
              run.size(),
              run.modified(),
              run.sha256(),
              district.findPattern(run.file()).orElse(new FilePattern(run.file(), null)));
    }

    private Explained explain(Run asked, @Nullable ExistingStudent ours, Students before) {
      LocalDate day = LocalDate.ofInstant(run.started(), district.zone());
      Planned<Asked> planned =
          FilePlanner.ofStudents(Asked::new, rosters)
              .writing(run.status() == RunStatus.APPLIED)
              .plan(delivery, district, rules, () -> before, run.started(), List.of());
      Plan plan = planned.plan();
      if (plan.refused()) {
        return Explained.withoutRows(asked, run, ours, whyRefused(plan.notices()));
      }
      String remark =
          plan.counts().equals(run.counts())
              ? null
              : "decided once more today, the file comes out differently than in that night, because the district's settings, its"
                  + " schools or other districts' students have changed since; the log of the run has what was done";
      Contents contents = Contents.open(delivery, district, rosters, day);
      Table table = contents.table();
      List<Explained.RowStory> stories = stories(table, planned.listener().plans, day);
      return new Explained(
          asked,
          run,
          stories,
          stories.isEmpty() ? whyNoRow(contents) : null,
          ours,
          table.places(),
          remark);
    }

    private @Nullable String whyNoRow(Contents contents) {
      String ssid = question.ssid();
      String why = ssid == null ? null : contents.whyNoRow(ssid);
      return why == null || wholePull == null || !Contents.holdsChangesOnly(delivery)
          ? why
          : why
              + "; of a student of whom nothing had changed, `./sis-import explain "
              + district.code()
              + " --ssid "
              + ssid
              + " --run "
              + wholePull
              + "` tells what the last read of all students did";
    }

    private String whyRefused(Notices notices) {
      return notices.list().stream()
          .map(Notices.Cause::notice)
          .filter(notice -> notice.severity() == Severity.ERROR)
          .map(notice -> notice.message().lines().findFirst().orElse(""))
          .collect(Collectors.joining("; ", "the whole file was refused: ", ""));
    }

    private List<Explained.RowStory> stories(
        Table table, Map<Integer, RowPlan> plans, LocalDate day) {
      List<Explained.RowStory> stories = new ArrayList<>();
      FileReading reading =
          FileReading.of(table, rules, district.district(), district.dates(), day);
      table.forEachRow(
          row -> {
            MappedRow mapped = reading.read(row);
            if (question.asksFor(mapped.student())) {
              stories.add(
                  new Explained.RowStory(
                      row.number(), reading.explain(row), plans.get(row.number())));
            }
          });
      return stories;
    }

    /** Keeps the plans of the rows that are asked about. */
    private final class Asked implements RowListener {
      private final Map<Integer, RowPlan> plans = new HashMap<>();

      @Override
      public void decided(RowPlan row) {
        if (question.asksFor(row.student())) {
          plans.put(row.student().row(), row);
        }
      }
    }
  }
}
