package org.sisimport.aeries;

import org.jspecify.annotations.Nullable;

/**
 * The extended data of a student at one school, and those at the student's other schools behind
 * them.
 *
 * @param school Aeries' number of it
 * @param reportingSchool the school that reports the student; 0 where none is named
 * @param residenceSchool the school of the student's residence; 0 where none is named
 * @param districtOfResidence its code; {@code ""} where none is named
 * @param redesignated the day on which the student was redesignated as fluent; {@code ""} for none
 * @param next of another school, or an earlier answer of the same; {@code null} for none
 */
record Extended(
    long school,
    long reportingSchool,
    long residenceSchool,
    String districtOfResidence,
    String redesignated,
    @Nullable Extended next) {

  Extended before(@Nullable Extended others) {
    return new Extended(
        school, reportingSchool, residenceSchool, districtOfResidence, redesignated, others);
  }
}
