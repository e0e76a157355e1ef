package org.sisimport.aeries;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The schools of a pull by Aeries' own number of each. Several of them may share one state code;
 * some are no schools at all but tables of codes or archives, and nobody attends these.
 */
final class PulledSchools {

  private static final String ANSWER = "schools.json";
  private static final int MOST = 10_000;

  private final Map<Long, School> schools = new HashMap<>();

  private PulledSchools() {}

  /**
   * A school.
   *
   * @param stateId seven digits; {@code ""} where Aeries has none
   * @param reported whether the school is active and its students are reported to the state
   * @param regular whether its sessions are those of the school year, and not of a summer
   */
  record School(String stateId, boolean reported, boolean regular) {}

  static PulledSchools read(PullArchive pull, BrokenRecords broken) {
    if (!pull.has(ANSWER)) {
      throw pull.refusal("it has no " + ANSWER + "; nothing of it was used");
    }
    PulledSchools read = new PulledSchools();
    JsonRecord wanted =
        new JsonRecord(
            List.of(
                "SchoolCode", "StateSchoolID", "InactiveStatusCode", "DoNotReport", "SessionType"));
    pull.forEach(
        List.of(ANSWER),
        wanted,
        path ->
            school -> {
              long code = school.link("SchoolCode");
              if (!broken.isBroken(path, school)) {
                read.add(code, school);
              }
            });
    if (read.schools.size() > MOST) {
      throw pull.refusal("it has more than 10,000 schools; nothing of it was used");
    }
    return read;
  }

  private void add(long code, JsonRecord school) {
    String session = school.text("SessionType");
    schools.put(
        code,
        new School(
            school.text("StateSchoolID"),
            school.text("InactiveStatusCode").isEmpty()
                && !school.text("DoNotReport").equalsIgnoreCase("true"),
            session.isEmpty() || session.equalsIgnoreCase("Regular")));
  }

  /** The school of that number; {@code null} where the pull has none. */
  @Nullable School find(long code) {
    return schools.get(code);
  }
}
