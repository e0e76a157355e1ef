package org.sisimport.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the program and PostgreSQL, and breaks a line once: when the program says a word
 * for the first time after {@link #breakAt}.
 */
final class Relay implements AutoCloseable {

  /** What still reaches the other side. */
  enum Cut {
    /** The server never hears the word. */
    BEFORE_THE_SERVER,
    /** The server hears it and answers, and the program never hears the answer. */
    BEFORE_THE_ANSWER,
    /**
     * The server hears it, and then that line stands still in both ways, as when the program does,
     * until {@link #goOn}.
     */
    STANDSTILL
  }

  private record Plan(String word, Cut cut) {}

  private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final int port;
  private final CountDownLatch goingOn = new CountDownLatch(1);
  private volatile @Nullable Plan plan;
  private volatile boolean closed;

  /** Relays to that port of this machine. */
  Relay(int port) throws IOException {
    this.port = port;
    start(this::accept);
  }

  /** Every statement crosses the line in full, also one that crossed it before. */
  String url(PostgresServer.Place place) {
    return "jdbc:postgresql://localhost:"
        + door.getLocalPort()
        + "/"
        + place.name()
        + "?prepareThreshold=0";
  }

  void breakAt(String word, Cut cut) {
    plan = new Plan(word, cut);
  }

  /** Ends a standstill. */
  void goOn() {
    goingOn.countDown();
  }

  /** Whether the line was broken since it was asked for. */
  boolean hasBroken() {
    return plan == null;
  }

  @Override
  public void close() throws IOException {
    closed = true;
    door.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  private void accept() {
    while (!closed) {
      try {
        Socket program = door.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
        open.addAll(List.of(program, server));
        AtomicBoolean still = new AtomicBoolean();
        start(() -> toServer(program, server, still));
        start(() -> toProgram(server, program, still));
      } catch (IOException e) {
        // closed
      }
    }
  }

  private void toServer(Socket program, Socket server, AtomicBoolean still) {
    byte[] bytes = new byte[1 << 16];
    try (program;
        server) {
      InputStream in = program.getInputStream();
      OutputStream out = server.getOutputStream();
      for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
        Plan now = plan;
        if (now != null
            && new String(bytes, 0, length, StandardCharsets.ISO_8859_1).contains(now.word())) {
          if (now.cut() == Cut.STANDSTILL) {
            out.write(bytes, 0, length);
            still.set(true);
            plan = null;
            goingOn.await();
            continue;
          }
          plan = null;
          program.close();
          if (now.cut() == Cut.BEFORE_THE_ANSWER) {
            out.write(bytes, 0, length);
            out.flush();
            server.shutdownOutput();
            server.getInputStream().transferTo(OutputStream.nullOutputStream());
          }
          return;
        }
        out.write(bytes, 0, length);
      }
    } catch (IOException e) {
      // one side has gone, and with it the other
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void toProgram(Socket server, Socket program, AtomicBoolean still) {
    byte[] bytes = new byte[1 << 16];
    try (program) {
      InputStream in = server.getInputStream();
      OutputStream out = program.getOutputStream();
      for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
        if (still.get()) {
          goingOn.await();
        }
        out.write(bytes, 0, length);
      }
    } catch (IOException e) {
      // one side has gone, and with it the other
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "relay");
    thread.setDaemon(true);
    thread.start();
  }
}
