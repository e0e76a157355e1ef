package org.sisimport.source;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.ChannelSftp.LsEntry;
import com.jcraft.jsch.ChannelSftp.LsEntrySelector;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.FilePattern;
import org.sisimport.district.Secret;
import org.sisimport.district.SftpSourceConfig;

/** A login at a district's SFTP server, good until something fails. */
final class SftpConnection implements AutoCloseable {

  /**
   * Names are handed through byte by byte, so that one that is not UTF-8 still leads to its file.
   */
  private static final Charset BYTES = StandardCharsets.ISO_8859_1;

  private static final int LONGEST_NAME = 255;
  private static final int TYPE_BITS = 0170000;

  private final SftpSourceConfig config;
  private final SftpLimits limits;
  private final Wire wire;
  private final SftpTroubles troubles;
  private final Session session;
  private final ChannelSftp channel;

  private SftpConnection(
      SftpSourceConfig config,
      SftpLimits limits,
      Wire wire,
      SftpTroubles troubles,
      Session session,
      ChannelSftp channel) {
    this.config = config;
    this.limits = limits;
    this.wire = wire;
    this.troubles = troubles;
    this.session = session;
    this.channel = channel;
  }

  /**
   * Logs in.
   *
   * @throws SourceException where that fails
   * @throws SisImportException where a secret cannot be read
   */
  static SftpConnection open(DistrictFolder district, SftpSourceConfig config, SftpLimits limits) {
    Wire wire = new Wire(config.connectLimit());
    PinnedHostKeys hostKeys = new PinnedHostKeys(config.hostKeys());
    SftpTroubles troubles = new SftpTroubles(district, config, wire, hostKeys);
    JSch jsch = new JSch();
    Session session = null;
    try (Wire.Limit limit = wire.limit(config.connectLimit())) {
      session = jsch.getSession(config.user(), config.host(), config.port());
      session.setSocketFactory(wire);
      session.setHostKeyRepository(hostKeys);
      session.setConfig("StrictHostKeyChecking", "yes");
      session.setConfig("require_strict_kex", "yes");
      session.setConfig("PreferredAuthentications", methods(config));
      session.setDaemonThread(true);
      int readMillis = Math.toIntExact(config.readLimit().toMillis());
      // a server that does not answer one question within the second half is taken for dead
      session.setServerAliveInterval(Math.max(1, readMillis / 2));
      session.setServerAliveCountMax(1);
      addKey(jsch, config, troubles);
      Secret password = config.password();
      if (password != null) {
        session.setPassword(password.read().getBytes(StandardCharsets.UTF_8));
      }
      session.connect(Math.toIntExact(config.connectLimit().toMillis()));
      ChannelSftp channel = (ChannelSftp) session.openChannel("sftp");
      troubles.loggedIn();
      channel.setBulkRequests(128);
      channel.connect(readMillis);
      channel.setFilenameEncoding(BYTES);
      return new SftpConnection(config, limits, wire, troubles, session, channel);
    } catch (JSchException | RuntimeException e) {
      if (session != null) {
        session.disconnect();
      }
      wire.close();
      // what a hostile server sends can make JSch throw anything
      throw e instanceof SisImportException ours ? ours : troubles.onConnecting(e);
    }
  }

  private static String methods(SftpSourceConfig config) {
    String password = "password,keyboard-interactive";
    return config.key() == null
        ? password
        : config.password() == null ? "publickey" : "publickey," + password;
  }

  private static void addKey(JSch jsch, SftpSourceConfig config, SftpTroubles troubles)
      throws JSchException {
    Secret secret = config.key();
    if (secret == null) {
      return;
    }
    byte[] key = (secret.read() + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] passphrase =
        config.passphrase() == null
            ? null
            : config.passphrase().read().getBytes(StandardCharsets.UTF_8);
    try {
      KeyPair pair = KeyPair.load(jsch, key, null);
      boolean opens = !pair.isEncrypted() || (passphrase != null && pair.decrypt(passphrase));
      pair.dispose();
      if (!opens) {
        throw troubles.lockedKey(secret, config.passphrase());
      }
    } catch (JSchException | RuntimeException e) {
      throw e instanceof SourceException source ? source : troubles.noKey(secret);
    }
    jsch.addIdentity("key", key, null, passphrase);
  }

  /** Looks whether the directory is there, and is one. */
  void requireDirectory() {
    try (Wire.Limit limit = wire.limit(limits.listing())) {
      statDirectory();
    } catch (SftpException e) {
      throw troubles.onListing(e);
    }
  }

  private void statDirectory() throws SftpException {
    SftpATTRS attributes = channel.stat(directory());
    if (!attributes.isDir() && (attributes.getPermissions() & TYPE_BITS) != 0) {
      throw troubles.noDirectory();
    }
  }

  /** Adds what the directory holds, however much it is. */
  void list(NewestFiles<String> newest) {
    try (Wire.Limit limit = wire.limit(limits.listing())) {
      statDirectory();
      channel.ls(
          directory(),
          entry -> {
            add(entry, newest);
            return LsEntrySelector.CONTINUE;
          });
    } catch (SftpException e) {
      throw troubles.onListing(e);
    }
  }

  private static void add(LsEntry entry, NewestFiles<String> newest) {
    String raw = entry.getFilename();
    // a slash would lead elsewhere; none of these can be a file's name
    if (raw.isEmpty()
        || raw.length() > LONGEST_NAME
        || raw.indexOf('/') >= 0
        || raw.indexOf('\0') >= 0) {
      return;
    }
    String name = new String(raw.getBytes(BYTES), StandardCharsets.UTF_8);
    Optional<FilePattern> pattern = newest.findPattern(name);
    SftpATTRS attributes = entry.getAttrs();
    // some servers tell the kind of an entry only in the line for people
    boolean isFile =
        (attributes.getPermissions() & TYPE_BITS) == 0
            ? entry.getLongname().startsWith("-")
            : attributes.isReg();
    if (pattern.isPresent() && isFile) {
      newest.add(
          pattern.get(), new ListedFile<>(name, attributes.getSize(), modified(attributes), raw));
    }
  }

  /** Whether the file is there as it was listed. */
  boolean isAsListed(ListedFile<String> file) {
    try (Wire.Limit limit = wire.limit(limits.listing())) {
      SftpATTRS now = channel.lstat(path(file));
      return (now.isReg() || (now.getPermissions() & TYPE_BITS) == 0)
          && now.getSize() == file.size()
          && modified(now).equals(file.modified());
    } catch (SftpException e) {
      if (SftpTroubles.isMissing(e)) {
        return false;
      }
      throw troubles.onReading(e, file.name());
    }
  }

  /** Writes the file's bytes, as many as come; whether that is all of them, only others can say. */
  void copyTo(ListedFile<String> file, OutputStream out) {
    try (Wire.Limit limit = wire.limit(limits.transfer())) {
      channel.get(path(file), out);
    } catch (SftpException e) {
      throw troubles.onReading(e, file.name());
    }
  }

  /**
   * Writes a file aside and renames it, so that nobody takes half of it.
   *
   * @param name ASCII, without a slash
   */
  void write(String name, byte[] bytes) {
    String aside = path("." + name + ".part");
    try (Wire.Limit limit = wire.limit(limits.transfer())) {
      statDirectory();
      channel.put(new ByteArrayInputStream(bytes), aside, ChannelSftp.OVERWRITE);
      if (channel.lstat(aside).getSize() != bytes.length) {
        throw troubles.notWhole(name);
      }
      rename(aside, path(name));
    } catch (SftpException e) {
      throw troubles.onWriting(e, name);
    }
  }

  /**
   * Where the server knows how to, a file that is there is replaced at one stroke: JSch asks for
   * that wherever it is offered. The protocol itself only renames to a name that is free.
   */
  private void rename(String from, String to) throws SftpException {
    try {
      channel.rename(from, to);
    } catch (SftpException e) {
      if (!isThere(to)) {
        throw e;
      }
      channel.rm(to);
      channel.rename(from, to);
    }
  }

  private boolean isThere(String path) throws SftpException {
    try {
      channel.lstat(path);
      return true;
    } catch (SftpException e) {
      if (SftpTroubles.isMissing(e)) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    channel.disconnect();
    session.disconnect();
    wire.close();
  }

  /** Unsigned, in whole seconds: good until 2106. */
  private static Instant modified(SftpATTRS attributes) {
    return Instant.ofEpochSecond(Integer.toUnsignedLong(attributes.getMTime()));
  }

  private String path(ListedFile<String> file) {
    return path(file.handle());
  }

  private String path(String name) {
    String directory = new String(bytesOf(config.directory()), BYTES);
    return quoted(directory + (directory.endsWith("/") ? "" : "/") + name);
  }

  private String directory() {
    return quoted(new String(bytesOf(config.directory()), BYTES));
  }

  /** JSch takes these for signs that stand for other characters. */
  private static String quoted(String path) {
    return path.replaceAll("[\\\\*?]", "\\\\$0");
  }

  private static byte[] bytesOf(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
