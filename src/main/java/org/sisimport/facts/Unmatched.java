package org.sisimport.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row whose SSID is none of this district's students. STUDENTS sitting.
 *
 * @param student the row
 * @param district the district's options
 * @param file the file
 * @param otherDistrict the district that has a student of this SSID; {@code null} where none has
 * @param clear the student of ours whom the row clearly resembles, as a rule said; {@code null}
 *     where none is
 * @param doubtful the students of ours whom the row may be, as rules said; empty where {@code
 *     clear} is set
 */
public record Unmatched(
    IncomingStudent student,
    District district,
    SourceFile file,
    @Nullable String otherDistrict,
    @Nullable ExistingStudent clear,
    List<ExistingStudent> doubtful) {

  /** Whether nobody of ours resembles the row, neither clearly nor doubtfully. */
  public boolean stranger() {
    return clear == null && doubtful.isEmpty();
  }

  /** Whether one of the students whom the row may be has no SSID yet. */
  public boolean someoneWithoutSsid() {
    return (clear != null && clear.ssid() == null)
        || doubtful.stream().anyMatch(student -> student.ssid() == null);
  }
}
