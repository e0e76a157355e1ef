package org.sisimport.importer;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sisimport.students.StudentChange;

/** The runs of all nights, and the one way in which a run changes students. */
public interface Journal {

  /** A number no other run has. */
  long nextNumber();

  /** The run that applied these bytes in this district. */
  Optional<Run> findApplied(String district, String sha256);

  /** Runs of a district, or of all districts for {@code null}; the newest first. */
  List<Run> list(@Nullable String district);

  /** What a run had to tell. */
  Optional<RunLog> findLog(long run);

  /** The changes that a run made, in the order of rows and fields. */
  List<AuditEntry> listAudit(long run);

  /** Records a run that writes nothing to students. */
  void record(Run run, RunLog log);

  /**
   * Writes the changes, one audit entry for each changed field, the run and its log in one
   * transaction: all of it is durable when this returns, and none of it where it throws.
   *
   * @param seen our numbers of the students of whom the file spoke and who were applied or
   *     unchanged; created ones are added
   * @throws StudentsChangedException if a student is no longer as the plan saw it
   */
  void apply(Run run, RunLog log, Collection<StudentChange> changes, int[] seen);
}
