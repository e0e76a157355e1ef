package org.sisimport.source;

import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.JSchSessionDisconnectException;
import com.jcraft.jsch.JSchStrictKexException;
import com.jcraft.jsch.SftpException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.HostKey;
import org.sisimport.district.Secret;
import org.sisimport.district.SftpSourceConfig;
import org.sisimport.source.SourceException.Trouble;

/**
 * Tells what went wrong at a server, in one sentence. Nothing that JSch or the server wrote is
 * passed on: it may quote anything.
 */
final class SftpTroubles {

  /** Status codes of the protocol. */
  private static final int NO_SUCH_FILE = 2;

  private static final int NO_PERMISSION = 3;

  /** With these a server ends a connection because of who logs in. */
  private static final Set<Integer> LOGIN_REASONS = Set.of(2, 14, 15);

  private final DistrictFolder district;
  private final SftpSourceConfig config;
  private final Wire wire;
  private final PinnedHostKeys hostKeys;
  private boolean loggedIn;

  SftpTroubles(
      DistrictFolder district, SftpSourceConfig config, Wire wire, PinnedHostKeys hostKeys) {
    this.district = district;
    this.config = config;
    this.wire = wire;
    this.hostKeys = hostKeys;
  }

  /** From here on, it is not the login that fails. */
  void loggedIn() {
    loggedIn = true;
  }

  static boolean isMissing(SftpException e) {
    return e.id == NO_SUCH_FILE;
  }

  SourceException lockedKey(Secret key, @Nullable Secret passphrase) {
    return trouble(
        Trouble.CREDENTIALS,
        "cannot be logged in to: the private key in "
            + key
            + " is locked, "
            + (passphrase == null
                ? "and no passphrase is given; add passphrase: { env: NAME } or { file: PATH }"
                : "and the passphrase in " + passphrase + " does not open it; correct it"));
  }

  SourceException noKey(Secret key) {
    return trouble(
        Trouble.CREDENTIALS,
        "cannot be logged in to: what is in "
            + key
            + " is no private key that can be read; make one with ssh-keygen -t ed25519");
  }

  SourceException noDirectory() {
    return trouble(
        Trouble.MISSING,
        "has "
            + directory()
            + ", but that is a file; write the directory of the files in "
            + settings());
  }

  /** What an exception while connecting and logging in means. */
  SisImportException onConnecting(Exception e) {
    if (e instanceof JSchHostKeyException || (hostKeys.shown() != null && !hostKeys.isAccepted())) {
      return wrongHostKey();
    }
    if (e instanceof JSchStrictKexException) {
      return trouble(
          Trouble.PROTOCOL,
          "does not offer the strict key exchange, without which somebody in between could cut out"
              + " messages unseen; its keeper must update it (OpenSSH has it since 9.6)");
    }
    if (e instanceof JSchAlgoNegoFailException) {
      return trouble(
          Trouble.PROTOCOL,
          "offers only ciphers or keys that are no longer safe; its keeper must update it");
    }
    if (!wire.isConnected()) {
      return notReached(e);
    }
    SisImportException broken = broken(e);
    if (broken != null) {
      return broken;
    }
    if (!hostKeys.isAccepted()) {
      return trouble(
          Trouble.PROTOCOL,
          "does not answer as an SSH server does; check host and port in " + settings());
    }
    return loggedIn
        ? trouble(
            Trouble.PERMISSION,
            "lets the user "
                + user()
                + " log in, but does not offer SFTP to it; its keeper must allow that")
        : wrongCredentials();
  }

  /** What an exception while the directory was listed means. */
  SisImportException onListing(SftpException e) {
    if (isMissing(e)) {
      return trouble(
          Trouble.MISSING,
          "has no "
              + directory()
              + " for the user "
              + user()
              + "; correct it in "
              + settings()
              + " or have it made");
    }
    return other(e, "does not let the user " + user() + " list " + directory());
  }

  /** What an exception while a file was looked at or read means. */
  SisImportException onReading(SftpException e, String file) {
    return other(e, "does not let the user " + user() + " read the file " + DisplayName.of(file));
  }

  /** What an exception while a file was written means. */
  SisImportException onWriting(SftpException e, String file) {
    return isMissing(e)
        ? onListing(e)
        : other(
            e,
            "does not let the user "
                + user()
                + " write the file "
                + DisplayName.of(file)
                + " into "
                + directory());
  }

  SourceException notWhole(String file) {
    return trouble(
        Trouble.SERVER,
        "did not keep all of the file "
            + DisplayName.of(file)
            + "; the one before stays in place, and the next visit tries again");
  }

  private SisImportException other(SftpException e, String forbidden) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SisImportException ours) {
        return ours;
      }
    }
    if (e.id == NO_PERMISSION) {
      return trouble(Trouble.PERMISSION, forbidden + "; its keeper must allow that");
    }
    SisImportException broken = broken(e);
    return broken != null
        ? broken
        : trouble(Trouble.SERVER, "failed (SFTP status " + e.id + "); the next visit tries again");
  }

  /** Empty where the connection still stands. */
  private @Nullable SisImportException broken(Exception e) {
    if (e instanceof JSchSessionDisconnectException end) {
      return hostKeys.isAccepted() && !loggedIn && LOGIN_REASONS.contains(end.getReasonCode())
          ? wrongCredentials()
          : trouble(
              Trouble.CUT,
              "ended the connection (SSH reason "
                  + end.getReasonCode()
                  + "); the next visit tries again");
    }
    if (wire.isExpired()) {
      return trouble(Trouble.STALLED, "is too slow to finish in time; the next visit tries again");
    }
    if (wire.isSilent()) {
      return trouble(
          Trouble.STALLED,
          "stopped answering in the middle of the connection; the next visit tries again");
    }
    return wire.isCut()
        ? trouble(Trouble.CUT, "or the way to it cut the connection; the next visit tries again")
        : null;
  }

  private SourceException notReached(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException) {
        return trouble(
            Trouble.UNKNOWN_HOST,
            "is not known by that name; check host in " + settings() + ", and the name service");
      }
      if (cause instanceof ConnectException
          || cause instanceof SocketTimeoutException
          || cause instanceof NoRouteToHostException) {
        return trouble(
            Trouble.UNREACHABLE,
            "cannot be reached ("
                + (cause instanceof SocketTimeoutException
                    ? "no answer within " + config.connectLimit().toSeconds() + " s"
                    : cause instanceof NoRouteToHostException
                        ? "no way leads there"
                        : "it does not take the connection")
                + "); check host and port in "
                + settings()
                + ", and the firewalls");
      }
    }
    return trouble(Trouble.UNREACHABLE, "cannot be reached; check host and port in " + settings());
  }

  private SourceException wrongCredentials() {
    Secret key = config.key();
    Secret password = config.password();
    return trouble(
        Trouble.CREDENTIALS,
        "does not accept the user "
            + user()
            + " with "
            + (key == null ? "" : "the key in " + key)
            + (key == null || password == null ? "" : " and ")
            + (password == null ? "" : "the password in " + password)
            + "; correct them, or have its keeper add "
            + (key == null ? "the user" : "the public key"));
  }

  private SourceException wrongHostKey() {
    HostKey shown = hostKeys.shown();
    boolean changed =
        shown != null
            && config.hostKeys().stream().anyMatch(key -> key.type().equals(shown.type()));
    return trouble(
        Trouble.HOST_KEY,
        "shows "
            + (changed ? "a changed host key, " : "an unknown host key, ")
            + (shown == null ? "one that cannot be read" : shown.type() + " " + shown.fingerprint())
            + ", but "
            + settings()
            + " pins "
            + config.hostKeys().stream()
                .map(key -> key.type() + " " + key.fingerprint())
                .collect(Collectors.joining(" and "))
            + ", so that nothing was sent to it: somebody may stand in between; ask its keeper for"
            + " the fingerprint, and only where it is the one shown write the line that `ssh-keyscan"
            + " -p "
            + config.port()
            + " "
            + config.host()
            + "` prints as host-key");
  }

  private String directory() {
    return "directory " + DisplayName.of(config.directory());
  }

  private String user() {
    return DisplayName.of(config.user());
  }

  private String settings() {
    return config.file() + ":" + config.line();
  }

  private SourceException trouble(Trouble trouble, String sentence) {
    return new SourceException(
        trouble,
        "The SFTP server "
            + config.host()
            + ":"
            + config.port()
            + " of district "
            + district.code()
            + " "
            + sentence);
  }
}
