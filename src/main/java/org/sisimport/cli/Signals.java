package org.sisimport.cli;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** Waits for SIGTERM or SIGINT; the second one ends the process as it stands. */
final class Signals implements AutoCloseable {

  private static final List<String> NAMES = List.of("TERM", "INT");

  private final CountDownLatch first = new CountDownLatch(1);
  private final List<SignalHandler> before;

  private Signals() {
    this.before =
        NAMES.stream().map(name -> Signal.handle(new Signal(name), this::receive)).toList();
  }

  static Signals listen() {
    return new Signals();
  }

  void await() throws InterruptedException {
    first.await();
  }

  private void receive(Signal signal) {
    if (first.getCount() == 0) {
      Runtime.getRuntime().halt(128 + signal.getNumber());
    }
    first.countDown();
  }

  @Override
  public void close() {
    for (int i = 0; i < NAMES.size(); i++) {
      Signal.handle(new Signal(NAMES.get(i)), before.get(i));
    }
  }
}
