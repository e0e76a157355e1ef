package org.sisimport.mapping;

import org.sisimport.facts.District;
import org.sisimport.facts.Field;

/** Where a district's own rule belongs, for messages that print one ready to paste. */
final class RulesFile {

  private RulesFile() {}

  /** The district's file of a rule family, below the home. */
  static String of(District district, String family) {
    return "districts/" + district.code() + "/rules/" + family + ".drl";
  }

  /** The district's file of a code field's rules. */
  static String of(District district, Field field) {
    return of(
        district,
        switch (field) {
          case GRADE -> "grade-codes";
          case ENGLISH_LEARNER -> "english-learner-codes";
          default -> "demographic-codes";
        });
  }
}
