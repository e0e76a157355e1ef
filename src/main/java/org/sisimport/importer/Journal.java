package org.sisimport.importer;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sisimport.oneroster.RosterChanges;
import org.sisimport.students.StudentChange;
import org.sisimport.students.TransferAsks;

/** The runs of all nights, and the one way in which a run changes students. */
public interface Journal {

  /**
   * Claims a district. A claim lasts for a while and must be renewed; its time is the database's,
   * so that the clocks of several machines need not agree.
   *
   * @param holder who claims it, for people
   * @param length how long the claim lasts unless it is renewed
   * @return empty where somebody else's claim lasts
   */
  Optional<Claim> claim(String district, String holder, Duration length);

  /** Who had the district last, for people; empty where nobody ever had. */
  Optional<String> findHolder(String district);

  /**
   * Makes a claim last longer, also one that has run out and was not taken over.
   *
   * @return {@code false} where somebody else has taken the district over, or it was given up
   */
  boolean renew(Claim claim, Duration length);

  /** Gives a district up; without effect where somebody else has taken it over. */
  void release(Claim claim);

  /**
   * Puts on record that a file is begun.
   *
   * @return a number no other run has
   * @throws FencedException where somebody else has taken the district over
   */
  long begin(Claim claim, Attempt attempt);

  /** What was begun in the claim's district before the claim and never came to an end. */
  List<Attempt> listUnfinished(Claim claim);

  /** The run that applied these bytes in this district. */
  Optional<Run> findApplied(String district, String sha256);

  /**
   * Whether a run of a district has read these bytes to an end, whatever it did with them: then
   * they are to be kept.
   */
  boolean hasRead(String district, String sha256);

  /**
   * The last run that read a file to an end, of the files that a pattern takes.
   *
   * @param pattern the name in the district's {@code files}
   */
  Optional<Run> findLastRead(String district, String pattern);

  /**
   * How many runs of a file have failed, or were broken off.
   *
   * @param pattern the name in the district's {@code files}
   * @param size of the file in bytes
   * @param modified the file's modification time
   * @param since runs that began before are not counted
   */
  int countBroken(String district, String pattern, long size, Instant modified, Instant since);

  /**
   * The last run whose rows were believed, of the files that a pattern takes: one that was applied
   * or whose bytes had been, or else one that was evaluated. What was held or refused is none.
   *
   * @param pattern the name in the district's {@code files}
   */
  Optional<Run> findLastBelieved(String district, String pattern);

  /** The run of that number. */
  Optional<Run> find(long number);

  /** Runs of a district, or of all districts for {@code null}; the newest first. */
  List<Run> list(@Nullable String district);

  /** What a run had to tell. */
  Optional<RunLog> findLog(long run);

  /** The changes that a run made, in the order of rows and fields. */
  List<AuditEntry> listAudit(long run);

  /**
   * Records a run that writes nothing to students. Like each of the methods that record a run, it
   * supersedes the open holds of its {@link Run#series} where the run has read its file.
   *
   * @throws FencedException where somebody else has taken the district over; nothing is recorded
   */
  void record(Claim claim, Run run, RunLog log);

  /**
   * Writes the changes, one audit entry for each changed field, the run and its log in one
   * transaction: all of it is durable when this returns, and none of it where it throws.
   *
   * @param seen our numbers of the students of whom the file spoke and who were applied or
   *     unchanged; created ones are added
   * @param transfers whom the file asks of other districts: each is asked for once, until that is
   *     accepted or a whole file of the same pattern no longer asks
   * @param roster what becomes of the roster; asked for within the transaction
   * @throws FencedException where somebody else has taken the district over
   * @throws StudentsChangedException if a student is no longer as the plan saw it
   */
  void apply(
      Claim claim,
      Run run,
      RunLog log,
      Collection<StudentChange> changes,
      int[] seen,
      TransferAsks transfers,
      RosterChanges roster);

  /** As the other, where nobody is asked for. */
  default void apply(
      Claim claim,
      Run run,
      RunLog log,
      Collection<StudentChange> changes,
      int[] seen,
      RosterChanges roster) {
    apply(claim, run, log, changes, seen, TransferAsks.NONE, roster);
  }

  /**
   * Records a run that writes nothing to students because its file waits for a person.
   *
   * @param planned digest of what the file would change
   * @throws FencedException where somebody else has taken the district over; nothing is recorded
   */
  void hold(Claim claim, Run run, RunLog log, String planned);

  /** The hold of that run; empty where it was not held. */
  Optional<Hold> findHold(long run);

  /** Open and decided holds of a district, or of all for {@code null}; the newest first. */
  List<Hold> listHolds(@Nullable String district);

  /**
   * The holds of a district, or of all for {@code null}, on which a person can still decide; the
   * newest first. The bytes of their files are needed until then.
   */
  default List<Hold> listOpenHolds(@Nullable String district) {
    return listHolds(district).stream().filter(hold -> hold.decision() == null).toList();
  }

  /**
   * Decides on a held run.
   *
   * @throws HoldDecidedException where it is decided already; the decision stays
   * @throws FencedException where somebody else has taken the district over
   */
  void decide(Claim claim, HoldDecision decision);

  /**
   * Applies what was held as {@link #apply} does, and decides on the held run in the same
   * transaction.
   *
   * @param approval names the run as the one that applied the file
   * @param finished the run, APPLIED, and its log
   * @throws HoldDecidedException where the held run is decided already; nothing is written
   * @throws FencedException where somebody else has taken the district over
   * @throws StudentsChangedException if a student is no longer as the plan saw it
   */
  void approve(Claim claim, HoldDecision approval, Finished finished, Plan plan);

  /**
   * Remembers why something was not run. The same reason for the same subject in the same night is
   * kept once, with the newest sentence, when it was first and last seen, and how often.
   */
  void note(NoRun noRun);

  /** What was not run, of a district or of all for {@code null}; the newest first. */
  List<NoRun> listNoRuns(@Nullable String district);
}
