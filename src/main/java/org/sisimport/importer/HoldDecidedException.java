package org.sisimport.importer;

import org.sisimport.SisImportException;

/** A held run is decided already; the decision stays, and nothing was done. */
public final class HoldDecidedException extends SisImportException {

  private static final long serialVersionUID = 1;

  private HoldDecidedException(String message) {
    super(message);
  }

  /** Says how a hold was decided. */
  public static HoldDecidedException of(Hold hold) {
    return new HoldDecidedException(
        "Run " + hold.run().number() + " was " + hold.outcome() + "; nothing was done.");
  }
}
