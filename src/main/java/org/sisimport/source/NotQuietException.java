package org.sisimport.source;

import java.time.Duration;

/** A file has not stood still for long enough: somebody may still be writing it. */
public final class NotQuietException extends LeftForLaterException {

  private static final long serialVersionUID = 1L;

  private final Duration remaining;

  NotQuietException(String message, Duration remaining) {
    super(message);
    this.remaining = remaining;
  }

  /** After how long the file can be taken, if it does not change again. */
  public Duration remaining() {
    return remaining;
  }
}
