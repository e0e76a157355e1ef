package org.sisimport.outgoing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was sent to whom, and which nights were seen to. Nothing in it is ever changed. */
public interface OutgoingBook {

  /**
   * Puts a file on record that is about to be sent.
   *
   * @param students our numbers of those whom it tells of
   * @return the number of the record
   */
  long begin(SentFile file, List<Integer> students);

  /** Puts on record that a file lies in its place. */
  void arrived(long number, Instant at);

  /** The last file of that name that was sent to a place, whether it arrived or not. */
  Optional<SentFile> findLast(String district, String place, String name);

  /** Files of a district, or of all for {@code null}; the newest first. */
  List<SentFile> list(@Nullable String district);

  /** The files of a district that told of a student, the oldest first. */
  List<SentFile> listOf(String district, int student);

  /**
   * Puts on record that a night was seen to.
   *
   * @param night the district's day on which it began
   * @param sent how many files were sent in it; none where nothing had changed
   * @param at of which moment the files tell
   */
  void end(String district, LocalDate night, String place, int sent, Instant at);

  /**
   * Whether a district's own system has been told of a student as our record was at that time: by a
   * file with the student in it that arrived, or by all files of a night that was seen to, where
   * the rules leave the student out. A night of a district that was not live has told nothing, but
   * nothing is told later either.
   *
   * @param student our number of the student
   * @param since files that were made before have not told of it
   */
  boolean hasTold(String district, int student, Instant since);

  /** The last night that was seen to; empty where none ever was. */
  Optional<LocalDate> findLastNight(String district);
}
