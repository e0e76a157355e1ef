package org.sisimport.oneroster;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rosters that are kept, district by district. */
public interface RosterRegister {

  /**
   * Does work whose reads all see one state of the rosters and students, whatever is written
   * meanwhile. Work within such work is part of it.
   *
   * @param district of which it reads, for messages
   */
  <T> T atOneMoment(String district, Supplier<T> work);

  /** Whether nothing is kept of a district. */
  boolean isEmpty(String district);

  /**
   * What is kept of a file, those to be deleted included, in no particular order. Few bytes are
   * held for each record.
   */
  void forEach(String district, RosterFile file, Consumer<KeptRecord> reader);

  /**
   * Like {@link #forEach}, without the values: enough to see what a package would change.
   *
   * @param reader takes the sourcedId, the status and the fingerprint of the record ({@link
   *     RosterFingerprint})
   */
  void forEachFingerprint(String district, RosterFile file, FingerprintReader reader);

  /**
   * The records of these ids, in no particular order; ids of which nothing is kept are left out.
   *
   * @param sourcedIds a few thousand at most
   */
  List<KeptRecord> find(String district, RosterFile file, Collection<String> sourcedIds);

  /**
   * Records in the order of their ids, so many at most.
   *
   * @param after the id after which they begin; {@code ""} for the first
   */
  List<KeptRecord> page(String district, RosterFile file, String after, int most);

  /** How much is kept of a file. */
  KeptFile count(String district, RosterFile file);

  /** The active schools of a district by their names, with what is active in them. */
  List<School> schools(String district);

  /**
   * The values of changed records that a run replaced, in the order in which it wrote them. A
   * record that was added has none: the record itself names the run.
   */
  List<RosterAudit> listAudit(long run);

  /** Takes one fingerprint after the other. */
  @FunctionalInterface
  interface FingerprintReader {

    /** The next record. */
    void record(String sourcedId, RosterStatus status, long fingerprint);
  }

  /**
   * How much is kept of a file.
   *
   * @param active records that the sender has
   * @param toBeDeleted records that are gone at the sender
   * @param lastRun the last run that changed one of them; {@code null} where nothing is kept
   */
  record KeptFile(RosterFile file, int active, int toBeDeleted, @Nullable Long lastRun) {}

  /**
   * A school of the roster.
   *
   * @param identifier as the sender gives it; {@code ""} where it gives none
   * @param classes of the school
   * @param teachers persons enrolled in one of its classes as such
   * @param students persons enrolled in one of its classes as such
   */
  record School(
      String sourcedId, String name, String identifier, int classes, int teachers, int students) {}
}
