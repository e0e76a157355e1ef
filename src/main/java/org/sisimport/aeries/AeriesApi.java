package org.sisimport.aeries;

import java.util.Optional;
import org.sisimport.SisImportException;

/** Answers the questions that {@link AeriesPath} knows; safe for use by several threads. */
public interface AeriesApi {

  /**
   * Asks, and waits for the whole answer.
   *
   * @return empty where the path is one that may lead nowhere, and it does
   * @throws SisImportException where no answer comes that can be believed
   */
  Optional<Answer> get(AeriesPath path);
}
