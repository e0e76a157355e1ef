package org.sisimport.source;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.failsafe.RetryPolicyBuilder;
import dev.failsafe.function.CheckedSupplier;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.sisimport.SisImportException;
import org.sisimport.source.SourceException.Trouble;

/**
 * Sends questions over HTTP at the pace that the server is to bear, follows nobody who sends it
 * elsewhere, asks again where that may help, and ends whatever the server does. Safe for use by
 * several threads.
 */
final class HttpReads {

  static final int OK = 200;

  /** The largest district is read in a part of it. */
  private static final Duration LONGEST_READ = Duration.ofHours(4);

  private static final double JITTER = 0.2;
  private static final int LONGEST_BLANK = 1_000;

  private final HttpLimits limits;
  private final Pace pace;
  private final Clock clock;
  private final Duration connectLimit;
  private final Duration readLimit;
  private final HttpClient client;

  /**
   * Nothing is sent yet.
   *
   * @param connectLimit how long connecting may take
   * @param readLimit how long the server may be silent when it should speak
   */
  HttpReads(HttpLimits limits, Pace pace, Clock clock, Duration connectLimit, Duration readLimit) {
    this.limits = limits;
    this.pace = pace;
    this.clock = clock;
    this.connectLimit = connectLimit;
    this.readLimit = readLimit;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(connectLimit)
            .build();
  }

  /**
   * The answer to a question, which is asked again where a {@link SourceException} says that this
   * may help.
   *
   * @throws SisImportException where there is none
   */
  <T> T retrying(HttpTroubles troubles, CheckedSupplier<T> question) {
    RetryPolicy<T> passing =
        this.<T>retries()
            .handleIf(e -> is(e, HttpReads::isAskedAgain))
            .withMaxAttempts(limits.attempts())
            .build();
    RetryPolicy<T> broken =
        this.<T>retries().handleIf(e -> is(e, Trouble.BROKEN::equals)).withMaxRetries(1).build();
    try {
      return Failsafe.with(passing, broken).get(question);
    } catch (FailsafeException e) {
      Thread.currentThread().interrupt();
      throw troubles.interrupted(e);
    }
  }

  private <T> RetryPolicyBuilder<T> retries() {
    return RetryPolicy.<T>builder()
        .withBackoff(limits.backOff(), limits.backOff().multipliedBy(1L << limits.attempts()))
        .withJitter(JITTER);
  }

  private static boolean is(Throwable e, Predicate<Trouble> which) {
    return e instanceof SourceException source && which.test(source.trouble());
  }

  /** A server that asks for a long rest gets it, and broken JSON has an attempt of its own. */
  private static boolean isAskedAgain(Trouble trouble) {
    return trouble.isPassing() && trouble != Trouble.BROKEN && trouble != Trouble.RESTING;
  }

  /**
   * What the server answers, whatever it means, except that it sends elsewhere.
   *
   * @param path what is asked, for messages
   * @throws SourceException where no whole answer comes
   */
  HttpResponse<byte[]> send(HttpRequest request, HttpTroubles troubles, Object path)
      throws InterruptedException {
    if (pace.passed().compareTo(LONGEST_READ) > 0) {
      throw troubles.tooLong(LONGEST_READ, path);
    }
    pace.await();
    HttpResponse<byte[]> response = answer(request, troubles, path);
    int status = response.statusCode();
    if (status >= 300 && status < 400) {
      throw troubles.onRedirect(status, path, response.headers().firstValue("Location"));
    }
    if (status == 429 || status == 503) {
      heed(response, troubles, path);
    }
    return response;
  }

  /** Whether the answer is meant for a person. */
  static boolean isPage(HttpResponse<byte[]> response) {
    return response
            .headers()
            .firstValue("Content-Type")
            .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("text/html"))
            .isPresent()
        || beginsAsPage(response.body());
  }

  private static boolean beginsAsPage(byte[] body) {
    int head = Math.min(body.length, LONGEST_BLANK);
    return new String(body, 0, head, StandardCharsets.ISO_8859_1).stripLeading().startsWith("<");
  }

  /** Does as the server asks before anything else is asked, within what a visit can wait. */
  private void heed(HttpResponse<byte[]> response, HttpTroubles troubles, Object path) {
    Optional<Duration> wait =
        response
            .headers()
            .firstValue("Retry-After")
            .flatMap(value -> RetryAfter.parse(value, clock.instant()));
    if (wait.isEmpty()) {
      return;
    }
    if (!pace.holdFor(wait.get(), limits.longestWait())) {
      throw troubles.resting(wait.get(), path);
    }
  }

  private HttpResponse<byte[]> answer(HttpRequest request, HttpTroubles troubles, Object path)
      throws InterruptedException {
    AtomicReference<BoundedBody> body = new AtomicReference<>();
    CompletableFuture<HttpResponse<byte[]>> sent =
        client.sendAsync(
            request,
            head -> {
              body.set(new BoundedBody(limits.largest(), System::nanoTime));
              return body.get();
            });
    try {
      return await(sent, body, troubles, path);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw troubles.onFailure(cause == null ? e : cause, path);
    } finally {
      // without effect on an answer that is whole
      sent.cancel(true);
      BoundedBody open = body.get();
      if (open != null) {
        open.cancel();
      }
    }
  }

  /** The time-outs of the client end with the head of an answer; these do not. */
  private HttpResponse<byte[]> await(
      CompletableFuture<HttpResponse<byte[]>> sent,
      AtomicReference<BoundedBody> body,
      HttpTroubles troubles,
      Object path)
      throws InterruptedException, ExecutionException {
    long began = System.nanoTime();
    while (true) {
      BoundedBody coming = body.get();
      long silent =
          coming == null
              ? began + connectLimit.plus(readLimit).toNanos()
              : coming.lastSeen() + readLimit.toNanos();
      long late = began + limits.answer().toNanos();
      long now = System.nanoTime();
      if (late - now <= 0) {
        throw troubles.tooSlow(path);
      }
      if (silent - now <= 0) {
        throw troubles.stalled(path);
      }
      try {
        return sent.get(Math.min(silent - now, late - now), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        // something may have come meanwhile
      }
    }
  }
}
