package org.sisimport.cli;

import java.time.Clock;
import java.time.Duration;

/**
 * What a command finds outside the home.
 *
 * @param clock what time it is
 * @param patience how long a command waits for a database that another process has open
 */
record Surroundings(Clock clock, Duration patience) {

  static final Surroundings USUAL = new Surroundings(Clock.systemUTC(), Duration.ofSeconds(30));
}
