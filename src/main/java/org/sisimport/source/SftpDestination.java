package org.sisimport.source;

import org.sisimport.district.DistrictFolder;
import org.sisimport.district.SftpSourceConfig;

/** A directory of an SFTP server into which files are put. */
final class SftpDestination implements Destination {

  private final SftpLogin login;

  SftpDestination(DistrictFolder district, SftpSourceConfig config, SftpLimits limits) {
    this.login = new SftpLogin(district, config, limits);
  }

  @Override
  public void check() {
    login.ask(
        server -> {
          server.requireDirectory();
          return server;
        });
  }

  @Override
  public void put(String name, byte[] bytes) {
    login.ask(
        server -> {
          server.write(name, bytes);
          return server;
        });
  }

  @Override
  public void close() {
    login.close();
  }
}
