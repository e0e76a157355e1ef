package org.sisimport.facts;

import org.jspecify.annotations.Nullable;

/**
 * A student record's values under the names that rules use. Every one is {@code null} where nothing
 * is known.
 */
public interface StudentRecord {

  /** The values of all fields. */
  Values values();

  /** {@link Field#SSID}. */
  default @Nullable String ssid() {
    return values().get(Field.SSID);
  }

  /** {@link Field#LOCAL_STUDENT_ID}. */
  default @Nullable String localId() {
    return values().get(Field.LOCAL_STUDENT_ID);
  }

  /** {@link Field#LAST_NAME}. */
  default @Nullable String lastName() {
    return values().get(Field.LAST_NAME);
  }

  /** {@link Field#FIRST_NAME}. */
  default @Nullable String firstName() {
    return values().get(Field.FIRST_NAME);
  }

  /** {@link Field#BIRTHDATE}. */
  default @Nullable String birthdate() {
    return values().get(Field.BIRTHDATE);
  }

  /** {@link Field#MIDDLE_NAME}. */
  default @Nullable String middleName() {
    return values().get(Field.MIDDLE_NAME);
  }

  /** {@link Field#NAME_SUFFIX}. */
  default @Nullable String nameSuffix() {
    return values().get(Field.NAME_SUFFIX);
  }

  /** {@link Field#SCHOOL_OF_ATTENDANCE}. */
  default @Nullable String schoolOfAttendance() {
    return values().get(Field.SCHOOL_OF_ATTENDANCE);
  }

  /** {@link Field#SITE_CODE}. */
  default @Nullable String siteCode() {
    return values().get(Field.SITE_CODE);
  }

  /** {@link Field#SCHOOL_TYPE}. */
  default @Nullable String schoolType() {
    return values().get(Field.SCHOOL_TYPE);
  }

  /** {@link Field#DISTRICT_OF_RESIDENCE}. */
  default @Nullable String districtOfResidence() {
    return values().get(Field.DISTRICT_OF_RESIDENCE);
  }

  /** {@link Field#SCHOOL_OF_RESIDENCE}. */
  default @Nullable String schoolOfResidence() {
    return values().get(Field.SCHOOL_OF_RESIDENCE);
  }

  /** {@link Field#GRADE}. */
  default @Nullable String grade() {
    return values().get(Field.GRADE);
  }

  /** {@link Field#GENDER}. */
  default @Nullable String gender() {
    return values().get(Field.GENDER);
  }

  /** {@link Field#ETHNICITY}. */
  default @Nullable String ethnicity() {
    return values().get(Field.ETHNICITY);
  }

  /** {@link Field#RACE_1}. */
  default @Nullable String race1() {
    return values().get(Field.RACE_1);
  }

  /** {@link Field#RACE_2}. */
  default @Nullable String race2() {
    return values().get(Field.RACE_2);
  }

  /** {@link Field#RACE_3}. */
  default @Nullable String race3() {
    return values().get(Field.RACE_3);
  }

  /** {@link Field#ENGLISH_LEARNER}. */
  default @Nullable String englishLearner() {
    return values().get(Field.ENGLISH_LEARNER);
  }

  /** {@link Field#RFEP_DATE}. */
  default @Nullable String rfepDate() {
    return values().get(Field.RFEP_DATE);
  }

  /** {@link Field#PRIMARY_LANGUAGE}. */
  default @Nullable String primaryLanguage() {
    return values().get(Field.PRIMARY_LANGUAGE);
  }

  /** {@link Field#MIGRANT}. */
  default @Nullable String migrant() {
    return values().get(Field.MIGRANT);
  }

  /** {@link Field#RESIDENTIAL_STATUS}. */
  default @Nullable String residentialStatus() {
    return values().get(Field.RESIDENTIAL_STATUS);
  }

  /** {@link Field#DESIGNATION}. */
  default @Nullable String designation() {
    return values().get(Field.DESIGNATION);
  }

  /** {@link Field#PREFERRED_FIRST_NAME}. */
  default @Nullable String preferredFirstName() {
    return values().get(Field.PREFERRED_FIRST_NAME);
  }

  /** {@link Field#PREFERRED_LAST_NAME}. */
  default @Nullable String preferredLastName() {
    return values().get(Field.PREFERRED_LAST_NAME);
  }
}
