package org.sisimport.importer;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.sisimport.SisImportException;

/**
 * A claim on a district that is kept alive until it is closed: meanwhile nobody else imports it.
 */
public final class Lease implements AutoCloseable {

  private static final Logger LOG = LogManager.getLogger();

  /** A process that was killed is followed by another after so long. */
  private static final Duration LENGTH = Duration.ofSeconds(20);

  private static final Duration RENEWAL = LENGTH.dividedBy(4);

  /** How long a renewal that is under way when the claim is given up is waited for. */
  private static final Duration LAST_BEAT = Duration.ofSeconds(5);

  private final Journal journal;
  private final Claim claim;
  private final ScheduledExecutorService heart;

  private Lease(Journal journal, Claim claim) {
    this.journal = journal;
    this.claim = claim;
    this.heart =
        Executors.newSingleThreadScheduledExecutor(
            beat -> {
              Thread thread = new Thread(beat, "lease-" + claim.district());
              thread.setDaemon(true);
              return thread;
            });
    heart.scheduleWithFixedDelay(
        this::renew, RENEWAL.toMillis(), RENEWAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Takes a district.
   *
   * @throws DistrictBusyException where another process has it
   */
  public static Lease take(Journal journal, String district, String holder) {
    return journal
        .claim(district, holder, LENGTH)
        .map(claim -> new Lease(journal, claim))
        .orElseThrow(
            () ->
                new DistrictBusyException(
                    "District "
                        + district
                        + " is being imported by "
                        + journal.findHolder(district).orElse("another process")
                        + "; nothing was done here: try again when that has ended (a process that"
                        + " was killed is forgotten after "
                        + LENGTH.toSeconds()
                        + " seconds)"));
  }

  /** This process, as people know it. */
  public static String holder() {
    String host;
    try {
      host = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      host = "this machine";
    }
    return "process " + ProcessHandle.current().pid() + " on " + host;
  }

  /** What it keeps alive. */
  public Claim claim() {
    return claim;
  }

  /**
   * A claim that cannot be renewed is noticed where it matters: the transaction that would write
   * checks it.
   */
  private void renew() {
    try {
      if (!journal.renew(claim, LENGTH) && !heart.isShutdown()) {
        LOG.warn("district {} was taken over by another process", claim.district());
        heart.shutdown();
      }
    } catch (SisImportException e) {
      LOG.warn("the claim on district {} cannot be renewed: {}", claim.district(), e.getMessage());
    }
  }

  @Override
  public void close() {
    heart.shutdown();
    try {
      if (!heart.awaitTermination(LAST_BEAT.toMillis(), TimeUnit.MILLISECONDS)) {
        heart.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      journal.release(claim);
    } catch (SisImportException e) {
      // it ends by itself
      LOG.warn("the claim on district {} cannot be released: {}", claim.district(), e.getMessage());
    }
  }
}
