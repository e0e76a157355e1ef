package org.sisimport.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.sisimport.source.MinaServer;
import org.sisimport.source.TcpProxy;

/** The struck district's files lie at an SFTP server, and the way there can be broken. */
final class Upload implements AutoCloseable {

  private static final int EVERY_TIME = 1_000;

  private final MinaServer server;
  private final MinaServer impostor;
  private final TcpProxy way;

  private Upload(MinaServer server, MinaServer impostor, TcpProxy way) {
    this.server = server;
    this.impostor = impostor;
    this.way = way;
  }

  /** Moves the struck district's file from its inbox to a server. */
  static Upload open(Path home, Path folder, Path inboxFile) throws IOException {
    MinaServer server = new MinaServer(Files.createDirectories(folder.resolve("server")), "");
    MinaServer impostor = new MinaServer(Files.createDirectories(folder.resolve("impostor")), "");
    TcpProxy way = new TcpProxy(server.port());
    Files.copy(inboxFile, impostor.files().resolve(inboxFile.getFileName()));
    Files.move(inboxFile, server.files().resolve(inboxFile.getFileName()));
    Path district = home.resolve("districts").resolve(Districts.STRUCK);
    Path password = Files.writeString(district.resolve("password"), MinaServer.PASSWORD);
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
    Path yaml = district.resolve("district.yaml");
    Files.writeString(
        yaml,
        Files.readString(yaml)
            + "quiet: 0s\nsource:\n  sftp:\n    host: 127.0.0.1\n    port: "
            + way.port()
            + "\n    user: "
            + server.user()
            + "\n    directory: "
            + server.directory()
            + "\n    password: { file: password }\n    read-limit: 1s\n    host-key: "
            + server.hostKey()
            + "\n");
    return new Upload(server, impostor, way);
  }

  /** Every connection breaks after so many bytes. */
  void breakAt(int bytes, TcpProxy.Fault fault) {
    way.breakAt(bytes, fault, EVERY_TIME);
  }

  /** Who answers is not who was pinned. */
  void leadToImpostor() {
    way.lead(impostor.port());
  }

  /** All is as it was. */
  void mend() {
    way.breakAt(0, TcpProxy.Fault.FIN, 0);
    way.lead(server.port());
  }

  @Override
  public void close() {
    way.close();
    server.close();
    impostor.close();
  }
}
