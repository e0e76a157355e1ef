package org.sisimport.schedule;

import java.time.Duration;

/** The visits that are under way, and how they come to an end. */
final class UnderWay {

  private int count;
  private boolean ending;
  private volatile boolean breakingOff;

  /** Whether a visit may begin; then it is to be ended. */
  synchronized boolean begin() {
    if (ending) {
      return false;
    }
    count++;
    return true;
  }

  /** A visit has ended. */
  synchronized void end() {
    count--;
    notifyAll();
  }

  synchronized int count() {
    return count;
  }

  boolean isBreakingOff() {
    return breakingOff;
  }

  /** Lets no visit begin, and waits: first until all are finished, then until they broke off. */
  synchronized void end(Duration toFinish, Duration toStop) {
    ending = true;
    try {
      await(toFinish);
      breakingOff = true;
      await(toStop);
    } catch (InterruptedException e) {
      breakingOff = true;
      Thread.currentThread().interrupt();
    }
  }

  private void await(Duration length) throws InterruptedException {
    long until = System.nanoTime() + length.toNanos();
    long left = length.toMillis();
    while (count > 0 && left > 0) {
      wait(left);
      left = (until - System.nanoTime()) / 1_000_000;
    }
  }
}
