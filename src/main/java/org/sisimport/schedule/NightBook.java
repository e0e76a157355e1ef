package org.sisimport.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is kept of the nights beside their runs: when districts were visited, and alerts. */
public interface NightBook {

  /**
   * A district's last visit.
   *
   * @param district seven-digit code
   * @param night the day of the night in which it was
   * @param at when it began
   */
  record LastVisit(String district, LocalDate night, Instant at) {}

  /** Keeps that a visit began. */
  void putVisit(String district, LocalDate night, Instant at);

  /** The last visit of each district that was ever visited. */
  List<LastVisit> listLastVisits();

  /** A district's last visit; empty where it never had one. */
  Optional<LastVisit> findLastVisit(String district);

  /**
   * Keeps that a trouble is there.
   *
   * @return {@code true} where no such alert was open, so that it is to be told
   */
  boolean open(Alert alert);

  /**
   * Keeps that a trouble has ended.
   *
   * @return the alert that is over; empty where none was open
   */
  Optional<Alert> close(String subject, AlertKind kind, Instant at);

  /** Alerts of a subject, or all for {@code null}; the newest first. */
  List<Alert> listAlerts(@Nullable String subject);

  /** Removes visits, closed alerts and what was not run, where they are older than that. */
  void forget(Instant before);
}
