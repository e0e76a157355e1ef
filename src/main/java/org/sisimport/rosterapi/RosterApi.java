package org.sisimport.rosterapi;

import java.util.Optional;
import org.sisimport.SisImportException;

/** Answers the questions that {@link RosterPath} knows. */
@FunctionalInterface
public interface RosterApi {

  /**
   * Asks, and waits for the whole answer.
   *
   * @return empty where the path is one that may lead nowhere, and it does
   * @throws SisImportException where no answer comes that can be believed
   */
  Optional<RosterPage> get(RosterPath path);
}
