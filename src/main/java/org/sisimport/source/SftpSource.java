package org.sisimport.source;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.SftpSourceConfig;

/**
 * A directory of an SFTP server. One login serves the listing and the files; where the way to the
 * server fails, the step is tried again with a new one, a few times and with growing waits.
 */
final class SftpSource implements Source {

  private static final double JITTER = 0.2;

  private final DistrictFolder district;
  private final SftpSourceConfig config;
  private final Spool spool;
  private final Observations observations;
  private final SftpLimits limits;
  private @Nullable SftpConnection connection;

  SftpSource(
      DistrictFolder district,
      SftpSourceConfig config,
      Spool spool,
      Observations observations,
      SftpLimits limits) {
    this.district = district;
    this.config = config;
    this.spool = spool;
    this.observations = observations;
    this.limits = limits;
  }

  @Override
  public List<Offer> listNewest() {
    List<NewestFiles.Found<String>> found =
        ask(
            server -> {
              NewestFiles<String> newest = new NewestFiles<>(district);
              server.list(newest);
              return newest.found();
            });
    observations.see(district, found.stream().map(NewestFiles.Found::file).toList());
    return found.stream().map(this::offer).toList();
  }

  private Offer offer(NewestFiles.Found<String> found) {
    return new FoundOffer<String>(district, found, spool, observations, false) {

      @Override
      boolean isAsListed() {
        return connected().isAsListed(listed());
      }

      @Override
      void copyTo(OutputStream out) {
        connected().copyTo(listed(), out);
      }

      @Override
      <T> T ask(Step<T> step) {
        return SftpSource.this.ask(
            server -> {
              try {
                return step.run();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
      }
    };
  }

  private <T> T ask(Function<SftpConnection, T> step) {
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

  private SftpConnection connected() {
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
