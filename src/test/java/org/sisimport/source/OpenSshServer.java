package org.sisimport.source;

import static org.awaitility.Awaitility.await;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** OpenSSH of this machine, as this user, with a configuration of its own. */
public final class OpenSshServer implements SftpServer {

  public static final Path SSHD = Path.of("/usr/sbin/sshd");

  private final Process process;
  private final int port;
  private final Path files;
  private final String hostKey;

  /**
   * Starts it.
   *
   * @param publicKey the key that may log in
   */
  public OpenSshServer(Path root, String publicKey) throws IOException, JSchException {
    this.files = Files.createDirectories(root.resolve("upload"));
    Path key = root.resolve("host_key");
    KeyPair pair = KeyPair.genKeyPair(new JSch(), KeyPair.ECDSA, 256);
    pair.writePrivateKey(key.toString());
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    this.hostKey = ClientKey.line(pair);
    Path authorized = Files.writeString(root.resolve("authorized_keys"), publicKey + "\n");
    if (System.getProperty("user.name").equals("root")) {
      // Debian's package makes it when the service starts
      Files.createDirectories(Path.of("/run/sshd"));
    }
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = free.getLocalPort();
    }
    Path config =
        Files.writeString(
            root.resolve("sshd_config"),
            String.join(
                "\n",
                "ListenAddress 127.0.0.1",
                "Port " + port,
                "HostKey " + key,
                "AuthorizedKeysFile " + authorized,
                "PidFile none",
                "StrictModes no",
                "UsePAM no",
                "PasswordAuthentication no",
                "PermitRootLogin prohibit-password",
                "Subsystem sftp internal-sftp",
                ""));
    this.process =
        new ProcessBuilder(List.of(SSHD.toString(), "-D", "-e", "-f", config.toString()))
            .redirectErrorStream(true)
            .redirectOutput(root.resolve("sshd.log").toFile())
            .start();
    await()
        .until(
            () -> {
              try (Socket socket = new Socket("127.0.0.1", port)) {
                return socket.isConnected();
              } catch (IOException e) {
                return !process.isAlive();
              }
            });
    if (!process.isAlive()) {
      throw new IllegalStateException(Files.readString(root.resolve("sshd.log")));
    }
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public String user() {
    return System.getProperty("user.name");
  }

  @Override
  public String directory() {
    return files.toString();
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
    process.destroy();
  }
}
