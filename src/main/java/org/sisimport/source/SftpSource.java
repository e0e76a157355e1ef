package org.sisimport.source;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.SftpSourceConfig;

/** A directory of an SFTP server. One login serves the listing and the files. */
final class SftpSource implements Source {

  private final DistrictFolder district;
  private final Spool spool;
  private final Observations observations;
  private final SftpLogin login;

  SftpSource(
      DistrictFolder district,
      SftpSourceConfig config,
      Spool spool,
      Observations observations,
      SftpLimits limits) {
    this.district = district;
    this.spool = spool;
    this.observations = observations;
    this.login = new SftpLogin(district, config, limits);
  }

  @Override
  public List<Offer> listNewest() {
    List<NewestFiles.Found<String>> found =
        login.ask(
            server -> {
              NewestFiles<String> newest = new NewestFiles<>(district);
              server.list(newest);
              return newest.found();
            });
    observations.see(district, found.stream().map(NewestFiles.Found::file).toList());
    return found.stream().map(this::offer).toList();
  }

  private Offer offer(NewestFiles.Found<String> found) {
    return new FoundOffer<String>(district, found, spool, observations, false) {

      @Override
      boolean isAsListed() {
        return login.connected().isAsListed(listed());
      }

      @Override
      void copyTo(OutputStream out) {
        login.connected().copyTo(listed(), out);
      }

      @Override
      <T> T ask(Step<T> step) {
        return login.ask(
            server -> {
              try {
                return step.run();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
      }
    };
  }

  @Override
  public void close() {
    login.close();
  }
}
