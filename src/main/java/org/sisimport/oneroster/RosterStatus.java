package org.sisimport.oneroster;

/** What a record's {@code status} says. */
public enum RosterStatus {
  ACTIVE("active"),
  /** Gone at the sender: absent from a bulk file, or so called by a delta. It stays on record. */
  TO_BE_DELETED("tobedeleted");

  private final String text;

  RosterStatus(String text) {
    this.text = text;
  }

  /** As OneRoster writes it. */
  public String text() {
    return text;
  }
}
