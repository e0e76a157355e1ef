package org.sisimport.source;

import java.nio.file.Path;

/** A server to log in to, on this machine. */
public interface SftpServer extends AutoCloseable {

  int port();

  String user();

  /** The directory of the files as the server names it. */
  String directory();

  /** The same directory as it lies on disk. */
  Path files();

  /** As {@code ssh-keyscan} prints it, without the host. */
  String hostKey();

  @Override
  void close();
}
