package org.sisimport.source;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an answer, no more of them than allowed. It knows when something came last, because
 * the time-out of a request ends with the answer's head.
 */
final class BoundedBody implements HttpResponse.BodySubscriber<byte[]> {

  /** More came than is taken. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private final int largest;
  private final LongSupplier nanos;
  private final List<ByteBuffer> pieces = new ArrayList<>();
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private volatile Flow.@Nullable Subscription subscription;
  private volatile long lastSeen;
  private int size;

  BoundedBody(int largest, LongSupplier nanos) {
    this.largest = largest;
    this.nanos = nanos;
    this.lastSeen = nanos.getAsLong();
  }

  /** When something came last. */
  long lastSeen() {
    return lastSeen;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return whole;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    this.subscription = subscription;
    lastSeen = nanos.getAsLong();
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    lastSeen = nanos.getAsLong();
    for (ByteBuffer buffer : buffers) {
      if (buffer.remaining() > largest - size) {
        cancel();
        whole.completeExceptionally(new TooLargeException());
        return;
      }
      size += buffer.remaining();
      pieces.add(buffer);
    }
  }

  @Override
  public void onError(Throwable trouble) {
    whole.completeExceptionally(trouble);
  }

  @Override
  public void onComplete() {
    byte[] bytes = new byte[size];
    int at = 0;
    for (ByteBuffer piece : pieces) {
      int length = piece.remaining();
      piece.get(bytes, at, length);
      at += length;
    }
    pieces.clear();
    whole.complete(bytes);
  }

  /** Ends the connection, where there is one. */
  void cancel() {
    Flow.Subscription open = subscription;
    if (open != null) {
      open.cancel();
    }
  }
}
