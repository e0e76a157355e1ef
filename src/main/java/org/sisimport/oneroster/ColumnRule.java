package org.sisimport.oneroster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the specification says of a column.
 *
 * @param name its heading
 * @param need whether a record must have a value in it
 * @param era which versions have it
 * @param choices the values that it may have; empty where it is no enumeration
 * @param target the file whose records it names; {@code null} where it names none that are kept
 */
record ColumnRule(
    String name, Kind kind, Need need, Era era, List<String> choices, @Nullable RosterFile target) {

  /** What its cells hold. */
  enum Kind {
    TEXT,
    /** Texts joined by commas. */
    LIST,
    /** {@code true}, {@code false} or nothing. */
    FLAG,
    /** {@code 2026-08-31}. */
    DATE,
    /** The calendar year in which a school year ends. */
    YEAR,
    /** One of its choices. */
    CHOICE,
    /** The sourcedId of one record. */
    REFERENCE,
    /** The sourcedIds of several, joined by commas. */
    REFERENCES
  }

  /** Whether a record must have a value. */
  enum Need {
    OPTIONAL,
    REQUIRED,
    /** Required, and the file says nothing of use without the column. */
    VITAL
  }

  /** Which versions have the column. */
  enum Era {
    ALWAYS,
    UNTIL_1_1,
    SINCE_1_2;

    boolean has(String version) {
      return switch (this) {
        case ALWAYS -> true;
        case UNTIL_1_1 -> !version.equals(Specification.V1_2);
        case SINCE_1_2 -> version.equals(Specification.V1_2);
      };
    }
  }

  static ColumnRule of(String name, Kind kind) {
    return new ColumnRule(name, kind, Need.OPTIONAL, Era.ALWAYS, List.of(), null);
  }

  static ColumnRule choice(String name, String... choices) {
    return new ColumnRule(name, Kind.CHOICE, Need.OPTIONAL, Era.ALWAYS, List.of(choices), null);
  }

  static ColumnRule reference(String name, RosterFile target) {
    return new ColumnRule(name, Kind.REFERENCE, Need.OPTIONAL, Era.ALWAYS, List.of(), target);
  }

  static ColumnRule references(String name, RosterFile target) {
    return new ColumnRule(name, Kind.REFERENCES, Need.OPTIONAL, Era.ALWAYS, List.of(), target);
  }

  ColumnRule required() {
    return new ColumnRule(name, kind, Need.REQUIRED, era, choices, target);
  }

  ColumnRule vital() {
    return new ColumnRule(name, kind, Need.VITAL, era, choices, target);
  }

  ColumnRule in(Era versions) {
    return new ColumnRule(name, kind, need, versions, choices, target);
  }

  boolean isRequired() {
    return need != Need.OPTIONAL;
  }

  /**
   * Whether a file of that version has the column.
   *
   * @param rolesApart whether there is a file of roles, which then has what older users had
   */
  boolean isExpected(String version, boolean rolesApart) {
    boolean inRoles = rolesApart && era == Era.UNTIL_1_1;
    return era.has(version) && !inRoles;
  }
}
