package org.sisimport.importer;

import java.time.Instant;
import java.util.List;
import org.sisimport.district.DistrictFolder;
import org.sisimport.oneroster.RosterRegister;
import org.sisimport.report.DistrictLog;
import org.sisimport.rules.RuleSet;
import org.sisimport.source.Delivery;
import org.sisimport.students.Students;

/** Opens the planning of a file to benchmarks, which give it other rules than a run would. */
public final class Planning {

  private Planning() {}

  /** Plans a file as a run does, its log included, with these rules. */
  public static Plan plan(
      Delivery delivery,
      DistrictFolder district,
      RuleSet rules,
      Students students,
      RosterRegister rosters,
      Instant time) {
    return new FilePlanner<>(DistrictLog::new, Progress.NONE, rosters)
        .plan(delivery, district, rules, () -> students, time, List.of())
        .plan();
  }
}
