package org.sisimport.schedule;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * The operator's own command, which gets one sentence on standard input. It is started as it
 * stands, without a shell; one at a time, beside the work, and never for long. What it prints is
 * not kept.
 */
final class OperatorCommand implements AutoCloseable {

  private static final Logger LOG = LogManager.getLogger();

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration AT_THE_END = Duration.ofSeconds(5);

  private final Duration limit;
  private volatile List<String> command;
  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "alert");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param command the program and its arguments; empty for none
   */
  OperatorCommand(List<String> command) {
    this(command, LIMIT);
  }

  OperatorCommand(List<String> command, Duration limit) {
    this.command = List.copyOf(command);
    this.limit = limit;
  }

  /** Another command from now on. */
  void use(List<String> other) {
    command = List.copyOf(other);
  }

  void tell(String sentence) {
    List<String> now = command;
    if (!now.isEmpty() && !executor.isShutdown()) {
      executor.execute(() -> run(now, sentence));
    }
  }

  private void run(List<String> now, String sentence) {
    try {
      Process process =
          new ProcessBuilder(now)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        write(process, sentence);
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
          LOG.warn("the alert's command took longer than {} s and was ended", limit.toSeconds());
        } else if (process.exitValue() != 0) {
          LOG.warn("the alert's command ended with {}", process.exitValue());
        }
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (IOException e) {
      LOG.warn("the alert's command {} cannot be started", now.get(0));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void write(Process process, String sentence) {
    try (OutputStream in = process.getOutputStream()) {
      in.write((sentence + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // a command may end without reading it
    }
  }

  /** Waits a little for what is still to be told. */
  @Override
  public void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(AT_THE_END.toMillis(), TimeUnit.MILLISECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
