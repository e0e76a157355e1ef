package org.sisimport.facts;

import java.util.Arrays;
import java.util.Optional;

/**
 * The fields of a student record, in the order of the vendor's file specification (SIRAS knowledge
 * base, article 50). Rules name them {@code Field.GRADE}; files that sis-import writes head their
 * columns with {@link #title()}.
 */
public enum Field {
  /** Statewide Student Identifier: ten digits. */
  SSID("SSID", Kind.SSID, true),
  /** The record number in the school's system, as text. */
  LOCAL_STUDENT_ID("Local Student ID", Kind.TEXT, false),
  LAST_NAME("Last Name", Kind.NAME, true),
  FIRST_NAME("First Name", Kind.NAME, true),
  BIRTHDATE("Birthdate", Kind.DATE, true),
  MIDDLE_NAME("Middle Name", Kind.NAME, false),
  /** Jr., III and the like. */
  NAME_SUFFIX("Name Suffix", Kind.NAME, false),
  /** Seven-digit CDE school code, or the code shared by programs that have none. */
  SCHOOL_OF_ATTENDANCE("School of Attendance", Kind.SCHOOL_CODE, false),
  /** Tells school entities apart that share one seven-digit code; set per district. */
  SITE_CODE("Site Code", Kind.TEXT, false),
  /** CALPADS school type, two digits; no public list could be sourced. */
  SCHOOL_TYPE("School Type", Kind.CODE, false),
  /** Seven-digit CDE district code. */
  DISTRICT_OF_RESIDENCE("District of Geographic Residence", Kind.DISTRICT_CODE, false),
  /** Seven-digit CDE school code. */
  SCHOOL_OF_RESIDENCE("School of Residence", Kind.SCHOOL_CODE, false),
  /** CALPADS grade level: IN TD PS TK KN 01-12 UE US AD. */
  GRADE("Grade Level", Kind.CODE, false),
  /** CALPADS gender: M, F or X. */
  GENDER("Gender", Kind.CODE, false),
  /** Hispanic or Latino: Y or N. */
  ETHNICITY("Federal Ethnicity", Kind.CODE, false),
  /** CALPADS race code, three digits. */
  RACE_1("Race1", Kind.CODE, false),
  RACE_2("Race2", Kind.CODE, false),
  RACE_3("Race3", Kind.CODE, false),
  /** English language acquisition status: EL EO RFEP IFEP TBD. */
  ENGLISH_LEARNER("English Language Acquisition Status Code", Kind.CODE, false),
  /**
   * When an English learner was reclassified as fluent; means something only while the status is
   * RFEP.
   */
  RFEP_DATE("RFEP Date", Kind.DATE, false),
  /** CALPADS primary language: two digits (until 2023) or three letters. */
  PRIMARY_LANGUAGE("Primary Language Code", Kind.CODE, false),
  /** Y or N. */
  MIGRANT("Migrant", Kind.CODE, false),
  /** CALPADS residential status, two digits; no public list could be sourced. */
  RESIDENTIAL_STATUS("Residential Status", Kind.CODE, false),
  /** The program: SPED, 504 or SST. */
  DESIGNATION("Designation", Kind.CODE, false),
  PREFERRED_FIRST_NAME("PreferredFirstName", Kind.NAME, false),
  PREFERRED_LAST_NAME("PreferredLastName", Kind.NAME, false);

  /** How the text of a cell becomes a value of the field. */
  public enum Kind {
    /** Ten digits. */
    SSID,
    /** A person's name. */
    NAME,
    /** Text as it stands. */
    TEXT,
    /** A day, kept as ISO text, {@code 2014-09-03}. */
    DATE,
    /** Seven digits of a district. */
    DISTRICT_CODE,
    /** Seven digits of a school. */
    SCHOOL_CODE,
    /** A code that the code rules translate. */
    CODE
  }

  private final String title;
  private final Kind kind;
  private final boolean required;

  Field(String title, Kind kind, boolean required) {
    this.title = title;
    this.kind = kind;
    this.required = required;
  }

  /** The field's name as the specification prints it, for headings and messages. */
  public String title() {
    return title;
  }

  /** How a cell of this field is read. */
  public Kind kind() {
    return kind;
  }

  /** Whether a row without a good value of this field is refused. */
  public boolean required() {
    return required;
  }

  /** The field of that {@link #title()}, compared without regard to case. */
  public static Optional<Field> findByTitle(String title) {
    return Arrays.stream(values()).filter(field -> field.title.equalsIgnoreCase(title)).findFirst();
  }
}
