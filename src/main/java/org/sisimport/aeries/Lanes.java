package org.sisimport.aeries;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;

/**
 * Asks several questions at the same time, never more than allowed, and hands out the answers in
 * the order of the questions, so that the order does not depend on who was quicker.
 */
final class Lanes implements AutoCloseable {

  private static final int SECONDS_TO_END = 10;

  /** Questions of which each follows from the answer to the one before. */
  interface Chain {

    /** The first question. */
    AeriesPath first();

    /**
     * Takes an answer in.
     *
     * @param answer empty where there is none and none is needed
     * @return the next question; {@code null} at the end
     */
    @Nullable AeriesPath next(Optional<Answer> answer);
  }

  private record UnderWay(Chain chain, Future<Optional<Answer>> answer) {}

  private final AeriesApi api;
  private final int atOnce;
  private final ExecutorService threads;

  Lanes(AeriesApi api, int atOnce) {
    this.api = api;
    this.atOnce = atOnce;
    this.threads = Executors.newFixedThreadPool(atOnce);
  }

  /**
   * Follows all chains to their ends; the first trouble ends it. Chains are called by one thread.
   */
  void follow(Iterator<? extends Chain> chains) {
    Deque<UnderWay> underWay = new ArrayDeque<>();
    while (true) {
      while (underWay.size() < atOnce && chains.hasNext()) {
        Chain chain = chains.next();
        underWay.add(ask(chain, chain.first()));
      }
      UnderWay oldest = underWay.poll();
      if (oldest == null) {
        return;
      }
      AeriesPath next = oldest.chain().next(await(oldest.answer()));
      if (next != null) {
        underWay.add(ask(oldest.chain(), next));
      }
    }
  }

  private UnderWay ask(Chain chain, AeriesPath path) {
    return new UnderWay(chain, threads.submit(() -> api.get(path)));
  }

  private static Optional<Answer> await(Future<Optional<Answer>> answer) {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SisImportException("the pull was interrupted; nothing of it was taken", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException ours) {
        throw ours;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e);
    }
  }

  /** Ends what is still under way. */
  @Override
  public void close() {
    threads.shutdownNow();
    try {
      threads.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
