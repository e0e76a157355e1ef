package org.sisimport.source;

import java.time.Duration;

/**
 * What bounds a visit to a server, so that it ends whatever the server does.
 *
 * @param attempts how often each step is tried
 * @param backOff the wait before the second attempt; it doubles with each
 * @param listing the longest that a listing may take
 * @param transfer the longest that one file may take
 */
record SftpLimits(int attempts, Duration backOff, Duration listing, Duration transfer) {

  static final SftpLimits USUAL =
      new SftpLimits(4, Duration.ofSeconds(1), Duration.ofMinutes(3), Duration.ofMinutes(30));
}
