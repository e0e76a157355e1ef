package org.sisimport.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** Stands between a client and a server, and does what networks do. */
public final class TcpProxy implements AutoCloseable {

  /** What happens to a connection. */
  public enum Fault {
    /** It is closed in good order. */
    FIN,
    /** It is torn down. */
    RST,
    /** It stays, and nothing comes any more. */
    STALL
  }

  private final ServerSocket listening;
  private final Thread accepting;
  private volatile int target;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final AtomicLong received = new AtomicLong();
  private volatile Fault fault = Fault.FIN;
  private volatile long faultAt = Long.MAX_VALUE;
  private volatile int faults;
  private volatile long momentAt = Long.MAX_VALUE;
  private volatile Runnable moment = () -> {};
  private volatile UnaryOperator<byte[]> change = bytes -> bytes;
  private volatile int connections;

  /** Listens on a port of its own, and connects to another. */
  public TcpProxy(int target) throws IOException {
    this.target = target;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.accepting = start(this::accept);
  }

  /** Where it listens. */
  public int port() {
    return listening.getLocalPort();
  }

  int connections() {
    return connections;
  }

  /** How many bytes the client got, over all connections. */
  long received() {
    return received.get();
  }

  /** The next connections, so many, break after the client got so many bytes of each. */
  public void breakAt(long bytes, Fault fault, int times) {
    this.fault = fault;
    this.faultAt = bytes;
    this.faults = times;
  }

  /** The next connections lead to another port. */
  public void lead(int port) {
    this.target = port;
  }

  /** Once, when the client is to get more than so many bytes of a connection. */
  void at(long bytes, Runnable moment) {
    this.momentAt = bytes;
    this.moment = moment;
  }

  /** Changes what the server sends. */
  void change(UnaryOperator<byte[]> change) {
    this.change = change;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        Socket server = new Socket("127.0.0.1", target);
        open.add(client);
        open.add(server);
        connections++;
        boolean breaks = faults > 0;
        faults--;
        long breaksAt = breaks ? faultAt : Long.MAX_VALUE;
        start(() -> pump(client, server, Long.MAX_VALUE, false));
        start(() -> pump(server, client, breaksAt, true));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void pump(Socket from, Socket to, long breaksAt, boolean toClient) {
    byte[] buffer = new byte[8192];
    long count = 0;
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      while (true) {
        if (count >= breaksAt) {
          breakDown(from, to);
          return;
        }
        int length = in.read(buffer, 0, (int) Math.min(buffer.length, breaksAt - count));
        if (length < 0) {
          to.shutdownOutput();
          return;
        }
        byte[] bytes = java.util.Arrays.copyOf(buffer, length);
        count += length;
        if (toClient) {
          received.addAndGet(length);
          bytes = change.apply(bytes);
          if (count > momentAt) {
            momentAt = Long.MAX_VALUE;
            moment.run();
          }
        }
        out.write(bytes);
      }
    } catch (IOException e) {
      close(from);
      close(to);
    }
  }

  private void breakDown(Socket server, Socket client) throws IOException {
    switch (fault) {
      case RST:
        client.setSoLinger(true, 0);
        client.close();
        server.close();
        break;
      case FIN:
        client.close();
        server.close();
        break;
      default:
        // both stay as they are
    }
  }

  private static Thread start(Runnable run) {
    Thread thread = new Thread(run, "proxy");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
      // until then a connection may still be taken
      accepting.join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    open.forEach(TcpProxy::close);
  }
}
