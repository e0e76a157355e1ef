package org.sisimport.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A student in a class of the roster. RECEIVERS sitting, after students and classes. Where the
 * roster gives an enrollment no day of its own, it is that of the terms of the class.
 *
 * @param student who is in the class, and is not left out
 * @param schoolClass the class
 * @param begins the first day in the class; {@code null} where the roster does not tell
 * @param ends the first day on which the student is in the class no more; {@code null} where the
 *     roster does not tell
 * @param begun whether the first day is today or before, or is not told
 * @param ended whether the student is in the class no more today
 */
public record RosterEnrollment(
    RosterStudent student,
    RosterClass schoolClass,
    @Nullable LocalDate begins,
    @Nullable LocalDate ends,
    boolean begun,
    boolean ended)
    implements ReceiverEntry {

  @Override
  public String id() {
    return student.id() + "/" + schoolClass.id();
  }
}
