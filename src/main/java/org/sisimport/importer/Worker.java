package org.sisimport.importer;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A thread that does one thing after the other while its user does something else. */
final class Worker implements AutoCloseable {

  private final ExecutorService thread;

  /**
   * Waits for work.
   *
   * @param name of the thread
   */
  Worker(String name) {
    thread =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread made = new Thread(work, name);
              made.setDaemon(true);
              return made;
            });
  }

  /** Puts work behind what it has already. */
  <T> Future<T> submit(Callable<T> work) {
    return thread.submit(work);
  }

  /** Waits for what comes of the work, or throws what went wrong in it. */
  static <T> T get(Future<T> work) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return work.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException ofTheWork) {
        throw ofTheWork;
      } else if (e.getCause() instanceof Error ofTheWork) {
        throw ofTheWork;
      }
      throw new IllegalStateException(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Waits until what it has begun is done, and begins nothing more. */
  @Override
  public void close() {
    thread.shutdownNow().forEach(work -> ((Future<?>) work).cancel(false));
    boolean interrupted = false;
    try {
      while (!thread.isTerminated()) {
        try {
          thread.awaitTermination(1, TimeUnit.HOURS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
