package org.sisimport.source;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.SftpSourceConfig;

/**
 * The way to a district's SFTP server. One login serves many steps; where the way to the server
 * fails, the step is tried again with a new one, a few times and with growing waits.
 */
final class SftpLogin implements AutoCloseable {

  private static final double JITTER = 0.2;

  private final DistrictFolder district;
  private final SftpSourceConfig config;
  private final SftpLimits limits;
  private @Nullable SftpConnection connection;

  SftpLogin(DistrictFolder district, SftpSourceConfig config, SftpLimits limits) {
    this.district = district;
    this.config = config;
    this.limits = limits;
  }

  /** Does a step, as often as {@link SftpLimits#attempts} says. */
  <T> T ask(Function<SftpConnection, T> step) {
    RetryPolicy<T> retries =
        RetryPolicy.<T>builder()
            .handleIf(e -> e instanceof SourceException source && source.trouble().isPassing())
            .withMaxAttempts(limits.attempts())
            .withBackoff(limits.backOff(), limits.backOff().multipliedBy(1L << limits.attempts()))
            .withJitter(JITTER)
            .build();
    try {
      return Failsafe.with(retries)
          .get(
              () -> {
                try {
                  return step.apply(connected());
                } catch (RuntimeException e) {
                  // what was asked and not yet answered would be taken for the next answer
                  close();
                  throw e;
                }
              });
    } catch (FailsafeException e) {
      Thread.currentThread().interrupt();
      throw new SisImportException(
          "The visit to the SFTP server "
              + config.host()
              + " of district "
              + district.code()
              + " was interrupted; its files stay where they lie",
          e);
    }
  }

  SftpConnection connected() {
    SftpConnection open = connection;
    if (open == null) {
      open = SftpConnection.open(district, config, limits);
      connection = open;
    }
    return open;
  }

  @Override
  public void close() {
    SftpConnection open = connection;
    connection = null;
    if (open != null) {
      open.close();
    }
  }
}
