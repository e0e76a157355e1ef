package org.sisimport.importer;

import org.jspecify.annotations.Nullable;
import org.sisimport.facts.IncomingStudent;

/**
 * Whom an explanation is about: one of the two is given.
 *
 * @param ssid ten digits
 * @param row the row's number in the file
 */
public record Question(@Nullable String ssid, @Nullable Integer row) {

  boolean asksFor(IncomingStudent student) {
    return row != null ? student.row() == row : ssid != null && ssid.equals(student.ssid());
  }
}
