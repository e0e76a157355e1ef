package org.sisimport.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** Apache MINA in this process. Its user has a password and may have a key. */
public final class MinaServer implements SftpServer {

  public static final String PASSWORD = "correct horse";

  private final SshServer server = SshServer.setUpDefaultServer();
  private final Path files;
  private String hostKey;

  /**
   * Starts it on a port that is free.
   *
   * @param root what the user sees as /
   * @param publicKey of the user, as type and base64; blank for none
   */
  public MinaServer(Path root, String publicKey) throws IOException {
    this(root, publicKey, 0);
  }

  /** Starts it on that port. */
  public MinaServer(Path root, String publicKey, int port) throws IOException {
    this.files = Files.createDirectories(root.resolve("upload"));
    server.setHost("127.0.0.1");
    server.setPort(port);
    hostKey = changeHostKey();
    server.setPasswordAuthenticator(
        (user, password, session) -> user.equals(user()) && password.equals(PASSWORD));
    server.setPublickeyAuthenticator(
        (user, key, session) ->
            user.equals(user()) && PublicKeyEntry.toString(key).equals(publicKey));
    server.setFileSystemFactory(new VirtualFileSystemFactory(root));
    server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
    server.start();
  }

  /** Gives the server another key, for the connections to come. */
  String changeHostKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      KeyPair pair = generator.generateKeyPair();
      server.setKeyPairProvider(KeyPairProvider.wrap(pair));
      hostKey = PublicKeyEntry.toString(pair.getPublic());
      return hostKey;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As a server that renames only to a name that is free. */
  void withoutPosixRename() {
    SftpModuleProperties.OPENSSH_EXTENSIONS.set(server, "fsync@openssh.com=1");
  }

  void withoutSftp() {
    server.setSubsystemFactories(List.of());
  }

  @Override
  public int port() {
    return server.getPort();
  }

  @Override
  public String user() {
    return "golden-valley";
  }

  @Override
  public String directory() {
    return "/upload";
  }

  @Override
  public Path files() {
    return files;
  }

  @Override
  public String hostKey() {
    return hostKey;
  }

  @Override
  public void close() {
    try {
      server.stop(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
