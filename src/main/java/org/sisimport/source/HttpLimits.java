package org.sisimport.source;

import java.time.Duration;

/**
 * What bounds the questions to an API, so that a pull ends whatever the server does.
 *
 * @param attempts how often a question is asked where asking again may help
 * @param backOff the wait before the second attempt; it doubles with each
 * @param answer the longest that one answer may take
 * @param largest the most bytes that one answer may have
 * @param longestWait the longest that the server may let one pull wait in all
 */
record HttpLimits(
    int attempts, Duration backOff, Duration answer, int largest, Duration longestWait) {

  static final HttpLimits USUAL =
      new HttpLimits(
          4, Duration.ofSeconds(2), Duration.ofMinutes(5), 16 << 20, Duration.ofMinutes(10));
}
