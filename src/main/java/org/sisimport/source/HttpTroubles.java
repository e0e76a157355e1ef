package org.sisimport.source;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.sisimport.Shown;
import org.sisimport.SisImportException;
import org.sisimport.UnexpectedAnswerException;
import org.sisimport.district.WebAddress;
import org.sisimport.source.SourceException.Trouble;

/**
 * Tells what went wrong with a question to a server, in one sentence. Nothing that the server or
 * the client wrote is passed on: it may quote students or what opens the server.
 */
abstract class HttpTroubles {

  private static final String NEXT = "; the next visit tries again";

  private final Party party;

  /**
   * Whom it is about.
   *
   * @param name what answers, with its address and district: {@code Aeries API at … of district …}
   * @param url its address
   * @param key under which the district's settings have the address
   * @param settings the file and line that name it
   * @param keeper the person who can mend it, such as {@code the district's Aeries administrator}
   * @param connectLimit how long connecting may take
   */
  record Party(
      String name, URI url, String key, String settings, String keeper, Duration connectLimit) {}

  HttpTroubles(Party party) {
    this.party = party;
  }

  /** What opens the server is not accepted. */
  abstract SourceException unaccepted(String asked);

  /** What opens the server is accepted, and the question is not. */
  abstract SourceException forbidden(String asked);

  /** What another address of the same server mostly is. */
  abstract String otherPages();

  /** What an answer that is no 200 means. */
  SourceException onStatus(int status, Object path, boolean isMessage) {
    String asked = asked(status, path);
    return switch (status) {
      case 401 -> unaccepted(asked);
      case 403 -> forbidden(asked);
      case 404 ->
          trouble(Trouble.MISSING, "has nothing to read there" + asked + "; " + checkAddress());
      case 429 -> busy(asked);
      case 503 -> busy(asked);
      case 400, 405, 406, 410, 501 -> refused(asked);
      case 500 -> isMessage ? refused(asked) : failed(asked);
      default -> status >= 500 || status == 408 ? failed(asked) : refused(asked);
    };
  }

  /** The server wants to be left alone for longer than a visit can wait. */
  SourceException resting(Duration wait, Object path) {
    return trouble(
        Trouble.RESTING,
        "asks to be left alone for "
            + wait.toSeconds()
            + " s, longer than a visit waits in all ("
            + path
            + "); nothing was taken, and the next visit tries again");
  }

  SourceException tooLong(Duration most, Object path) {
    return trouble(
        Trouble.STALLED,
        "was not read to its end within "
            + most.toHours()
            + " hours, and was left before "
            + path
            + "; nothing was taken, and the next visit tries again: a higher per-second or"
            + " page-size in "
            + settings()
            + " makes it shorter");
  }

  private SourceException busy(String asked) {
    return trouble(
        Trouble.BUSY,
        "has too much to do"
            + asked
            + "; the next visit tries again, and a lower per-second in "
            + party.settings()
            + " asks less of it");
  }

  private SourceException refused(String asked) {
    return trouble(
        Trouble.REFUSED,
        "refuses the question"
            + asked
            + "; nothing was taken: ask "
            + party.keeper()
            + ", who finds it in the log of the API");
  }

  private SourceException failed(String asked) {
    return trouble(Trouble.SERVER, "failed" + asked + NEXT);
  }

  /** What an answer means that sends elsewhere. */
  SourceException onRedirect(int status, Object path, Optional<String> location) {
    String asked = asked(status, path);
    String base = origin(party.url());
    String target = location.flatMap(this::parsed).map(this::origin).orElse(base);
    return trouble(
        Trouble.ELSEWHERE,
        (target.equals(base)
                ? "sends to another page of its own" + asked + ", which mostly is its login page"
                : "sends to another place, " + shown(target) + asked)
            + "; nothing was sent there: write the address that answers itself as "
            + party.key()
            + " in "
            + party.settings());
  }

  private static String asked(int status, Object path) {
    return " (HTTP " + status + " to " + path + ")";
  }

  /** What is so long and of one piece may be what opens the server. */
  private static String shown(String target) {
    return Shown.text(target.replaceAll("[0-9A-Za-z]{24,}", "..."));
  }

  /** It may leave out what it has in common with the address. */
  private Optional<URI> parsed(String location) {
    try {
      return Optional.of(party.url().resolve(location));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Scheme, host and port; of a path alone those of the server. */
  private String origin(URI address) {
    if (address.getHost() == null) {
      return origin(party.url());
    }
    String scheme = address.getScheme() == null ? party.url().getScheme() : address.getScheme();
    return (scheme + "://" + address.getHost() + ":" + WebAddress.port(address))
        .toLowerCase(Locale.ROOT);
  }

  SourceException page(Object path) {
    return trouble(
        Trouble.ANSWER,
        "answers "
            + path
            + " with a web page, as for a person, where JSON is expected; "
            + checkAddress()
            + ": mostly it is "
            + otherPages());
  }

  /** What an answer means that does not fit the question. */
  SourceException unexpected(UnexpectedAnswerException e) {
    return switch (e.remedy()) {
      case ASK_AGAIN -> trouble(Trouble.BROKEN, e.getMessage() + NEXT);
      case NEXT_VISIT ->
          trouble(
              Trouble.MOVED,
              e.getMessage() + "; nothing was taken, and the next visit reads it afresh");
      case PERSON ->
          trouble(
              Trouble.ANSWER,
              e.getMessage()
                  + "; nothing was taken: "
                  + party.keeper()
                  + " must look at it, or"
                  + " correct "
                  + party.settings());
    };
  }

  SourceException stalled(Object path) {
    return trouble(
        Trouble.STALLED, "stopped answering in the middle of the answer to " + path + NEXT);
  }

  SourceException tooSlow(Object path) {
    return trouble(Trouble.STALLED, "is too slow to answer " + path + " in time" + NEXT);
  }

  /** What an exception of the client means. */
  SourceException onFailure(Throwable e, Object path) {
    if (isCausedBy(e, BoundedBody.TooLargeException.class)) {
      return trouble(
          Trouble.ANSWER,
          "answers "
              + path
              + " with more than is read of one answer; write a smaller page-size in "
              + party.settings());
    }
    if (isCausedBy(e, UnknownHostException.class)
        || isCausedBy(e, UnresolvedAddressException.class)) {
      return trouble(
          Trouble.UNKNOWN_HOST,
          "is not known by that name; " + checkAddress() + ", and the name service");
    }
    if (isCausedBy(e, HttpConnectTimeoutException.class)) {
      return notReached("no answer within " + party.connectLimit().toSeconds() + " s");
    }
    if (isCausedBy(e, NoRouteToHostException.class)) {
      return notReached("no way leads there");
    }
    if (isCausedBy(e, ConnectException.class)) {
      return notReached("it does not take the connection");
    }
    if (isCausedBy(e, CertificateException.class) || isCausedBy(e, SSLException.class)) {
      return untrusted(e);
    }
    return e instanceof IOException
        ? trouble(
            Trouble.CUT, "or the way to it cut the connection in the answer to " + path + NEXT)
        : trouble(Trouble.SERVER, "could not be asked for " + path + NEXT);
  }

  private SourceException untrusted(Throwable e) {
    String what;
    if (isCausedBy(e, CertificateExpiredException.class)
        || isCausedBy(e, CertificateNotYetValidException.class)) {
      what = "shows a TLS certificate that is not valid today; its keeper must renew it";
    } else if (isCausedBy(e, CertPathBuilderException.class)) {
      what =
          "shows a TLS certificate that nobody known here has signed; its keeper must send the whole"
              + " chain of one that is publicly trusted";
    } else if (isCausedBy(e, CertificateException.class)) {
      what =
          "shows a TLS certificate for another name; "
              + checkAddress()
              + ", and where it is right somebody may stand in between";
    } else {
      what = "does not speak TLS as it must; " + checkAddress();
    }
    return trouble(Trouble.TLS, what + ". Nothing was sent to it");
  }

  private SourceException notReached(String why) {
    return trouble(
        Trouble.UNREACHABLE,
        "cannot be reached (" + why + "); " + checkAddress() + ", and the firewalls");
  }

  private static boolean isCausedBy(Throwable e, Class<? extends Throwable> type) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  /** The visit was ended from outside. */
  final SisImportException interrupted(Exception e) {
    return new SisImportException(
        "The pull from the " + party.name() + " was interrupted; nothing of it was taken", e);
  }

  /** The file and line of the settings. */
  final String settings() {
    return party.settings();
  }

  private String checkAddress() {
    return "check " + party.key() + " in " + party.settings();
  }

  final SourceException trouble(Trouble trouble, String sentence) {
    return new SourceException(trouble, "The " + party.name() + " " + sentence);
  }
}
