package org.sisimport.table;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows that a thread of its own reads and prepares, a little ahead of whoever works on them: a file
 * is taken apart on one core and decided on another.
 *
 * @param <T> what is made of a row
 */
public final class ReadAhead<T> {

  private static final int BATCH = 250;
  private static final int BATCHES = 8;

  private final BlockingQueue<List<T>> full = new ArrayBlockingQueue<>(BATCHES);
  private List<T> batch = new ArrayList<>(BATCH);
  private volatile boolean abandoned;
  private @Nullable Throwable failure;

  private ReadAhead() {}

  /**
   * Hands on what is made of each row of a table, in the order of the rows.
   *
   * @param prepare is called in a thread of its own and never for two rows at once
   * @param reader is called in the caller's thread; what it throws ends the reading
   * @throws UnreadableFileException as {@link Table#forEachRow} does, after the rows before that
   *     place
   */
  public static <T> void forEachRow(Table table, Function<Row, T> prepare, Consumer<T> reader) {
    ReadAhead<T> ahead = new ReadAhead<>();
    Thread thread = new Thread(() -> ahead.read(table, prepare), "read-ahead");
    thread.setDaemon(true);
    thread.start();
    try {
      for (List<T> some = ahead.next(); !some.isEmpty(); some = ahead.next()) {
        some.forEach(reader);
      }
    } finally {
      ahead.abandoned = true;
      ahead.full.clear();
      join(thread);
    }
    if (ahead.failure instanceof RuntimeException ofTheTable) {
      throw ofTheTable;
    } else if (ahead.failure instanceof Error ofTheTable) {
      throw ofTheTable;
    }
  }

  private void read(Table table, Function<Row, T> prepare) {
    try {
      table.forEachRow(row -> add(prepare.apply(row)));
    } catch (AbandonedException e) {
      return;
    } catch (RuntimeException | Error e) {
      failure = e;
    }
    try {
      if (!batch.isEmpty()) {
        handOn();
      }
      batch = List.of();
      handOn();
    } catch (AbandonedException e) {
      // nobody waits for the end
    }
  }

  private void add(T prepared) {
    batch.add(prepared);
    if (batch.size() == BATCH) {
      handOn();
      batch = new ArrayList<>(BATCH);
    }
  }

  private void handOn() {
    if (abandoned) {
      throw new AbandonedException();
    }
    try {
      full.put(batch);
    } catch (InterruptedException e) {
      // nobody knows this thread but the one that waits for it
      throw new AbandonedException();
    }
  }

  /** What comes next; nothing at the end. */
  private List<T> next() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return full.take();
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

  /** Waits to the end: afterwards nothing reads the file. */
  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whoever wanted the rows has gone. */
  private static final class AbandonedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private AbandonedException() {
      super(null, null, false, false);
    }
  }
}
