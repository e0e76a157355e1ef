package org.sisimport.importer;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sisimport.district.AeriesSourceConfig;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.FilePattern;
import org.sisimport.district.State;
import org.sisimport.rules.RuleSet;
import org.sisimport.rules.RuleSets;
import org.sisimport.source.PastReads;
import org.sisimport.students.StudentRegister;

/**
 * Earlier reads as the journal has them. What was decided then must stand today for the students
 * who have not changed since, there or here; otherwise they have to be seen again.
 */
record JournalReads(Journal journal, StudentRegister students, RuleSets ruleSets)
    implements PastReads {

  @Override
  public Optional<PastRead> findLast(DistrictFolder district, FilePattern pattern) {
    return journal
        .findLastBelieved(district.code(), pattern.name())
        .map(
            run ->
                new PastRead(run.sha256(), run.modified(), run.started(), distrust(run, district)));
  }

  private @Nullable String distrust(Run run, DistrictFolder district) {
    if (district.state() == State.LIVE && run.status() == RunStatus.EVALUATED) {
      return "the last read was only evaluated, and what it would have changed was not applied";
    }
    if (students.haveJoinedSince(district.code(), run.number())) {
      return "since the last read a student has come from another district or was reactivated";
    }
    if (isLoadedSince(district.code())) {
      return "the district's students were loaded since all were read";
    }
    RuleSet rules = NightRules.of(Contents.Kind.PULL, ruleSets, district).rules();
    return rules == null || rules.hash().equals(run.ruleSet())
        ? null
        : "the rules were changed since the last read";
  }

  /** What is loaded takes the place of those of whom a read of all students has spoken. */
  private boolean isLoadedSince(String district) {
    return journal
        .findLastBelieved(district, AeriesSourceConfig.FULL.name())
        .filter(full -> full.status() == RunStatus.APPLIED && spokeOfOurs(full.counts()))
        .filter(full -> !students.isSeen(district))
        .isPresent();
  }

  private static boolean spokeOfOurs(Counts counts) {
    return counts.unchanged() + counts.updated() + counts.created() > 0;
  }
}
