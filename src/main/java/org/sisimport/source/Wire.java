package org.sisimport.source;

import com.jcraft.jsch.SocketFactory;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The connection below JSch. It knows how the connection ended, which JSch does not always tell,
 * and can be closed at any moment, because JSch may wait for ever for a server that speaks slowly.
 */
final class Wire implements SocketFactory {

  private final int connectMillis;
  private volatile @Nullable Socket socket;
  private volatile boolean connected;
  private volatile boolean silent;
  private volatile boolean cut;
  private volatile boolean expired;

  Wire(Duration connectLimit) {
    this.connectMillis = Math.toIntExact(connectLimit.toMillis());
  }

  /** Whether a machine answered. */
  boolean isConnected() {
    return connected;
  }

  /** Whether nothing came for as long as the server may be silent. */
  boolean isSilent() {
    return silent;
  }

  /** Whether the other side, or the way to it, ended the connection. */
  boolean isCut() {
    return cut;
  }

  /** Whether a step took longer than it may. */
  boolean isExpired() {
    return expired;
  }

  /**
   * Closes the connection after that time, unless the step is {@link Limit#close closed} before.
   */
  Limit limit(Duration longest) {
    CompletableFuture<Boolean> inTime = new CompletableFuture<>();
    inTime
        .completeOnTimeout(false, longest.toMillis(), TimeUnit.MILLISECONDS)
        .thenAccept(
            is -> {
              if (!is) {
                expired = true;
                close();
              }
            });
    return () -> inTime.complete(true);
  }

  /** A step that may not take for ever. */
  interface Limit extends AutoCloseable {
    @Override
    void close();
  }

  void close() {
    Socket open = socket;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // it is closed to us all the same
      }
    }
  }

  /** Tries each address of the host: a name may have one that leads nowhere. */
  @Override
  public Socket createSocket(String host, int port) throws IOException {
    IOException last = new IOException("no address");
    for (InetAddress address : InetAddress.getAllByName(host)) {
      Socket attempt = new Socket();
      socket = attempt;
      try {
        attempt.connect(new InetSocketAddress(address, port), connectMillis);
        connected = true;
        return attempt;
      } catch (IOException e) {
        attempt.close();
        last = e;
        if (expired) {
          break;
        }
      }
    }
    throw last;
  }

  @Override
  public InputStream getInputStream(Socket of) throws IOException {
    return new FilterInputStream(of.getInputStream()) {

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
          int count = super.read(bytes, offset, length);
          silent = false;
          if (count < 0) {
            cut = true;
          }
          return count;
        } catch (SocketTimeoutException e) {
          silent = true;
          throw e;
        } catch (IOException e) {
          silent = false;
          cut = true;
          throw e;
        }
      }
    };
  }

  @Override
  public OutputStream getOutputStream(Socket of) throws IOException {
    return new FilterOutputStream(of.getOutputStream()) {

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
          out.write(bytes, offset, length);
        } catch (IOException e) {
          cut = true;
          throw e;
        }
      }
    };
  }
}
