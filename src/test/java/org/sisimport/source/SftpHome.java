package org.sisimport.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.Districts;
import org.sisimport.district.SftpSourceConfig;

/** A home with one district, whose files lie at a server. */
final class SftpHome {

  static final String CODE = "9900001";
  static final SftpLimits LIMITS =
      new SftpLimits(3, Duration.ofMillis(10), Duration.ofSeconds(30), Duration.ofSeconds(60));

  private final Path home;
  private final Map<String, String> keys = new LinkedHashMap<>();
  private final Spool spool;
  private String rest = "quiet: 0s";
  private SftpLimits limits = LIMITS;
  private Observations observations = Observations.acrossVisits(Clock.systemUTC());

  SftpHome(Path home, SftpServer server, int port) {
    this.home = home;
    this.spool = new Spool(home.resolve("data"), Clock.systemUTC());
    with("host", "127.0.0.1");
    with("port", String.valueOf(port));
    with("user", server.user());
    with("directory", server.directory());
    with("host-key", server.hostKey());
    with("read-limit", "5s");
  }

  SftpHome with(String key, String value) {
    keys.put(key, value);
    return this;
  }

  SftpHome withKey(ClientKey key) {
    return with("key", "{ file: " + key.file() + " }");
  }

  SftpHome withPassword(String password) throws IOException {
    Path file = Files.writeString(home.resolve("password"), password + "\n");
    ClientKey.ownersOnly(file);
    return with("password", "{ file: " + file + " }");
  }

  /** Other lines of the district's settings. */
  SftpHome withSettings(String lines) {
    rest = lines;
    return this;
  }

  SftpHome withLimits(SftpLimits limits) {
    this.limits = limits;
    return this;
  }

  SftpHome withObservations(Observations observations) {
    this.observations = observations;
    return this;
  }

  DistrictFolder district() throws IOException {
    StringBuilder yaml = new StringBuilder("name: Golden Valley\n" + rest + "\nsource:\n  sftp:\n");
    keys.forEach(
        (key, value) -> yaml.append("    ").append(key).append(": ").append(value).append('\n'));
    Path folder = Files.createDirectories(home.resolve("districts").resolve(CODE));
    Files.writeString(folder.resolve("district.yaml"), yaml);
    return new Districts(home).get(CODE);
  }

  Source source() throws IOException {
    DistrictFolder district = district();
    return new SftpSource(
        district, (SftpSourceConfig) district.source(), spool, observations, limits);
  }

  /** What lies in the spool. */
  List<Path> spooled() {
    try (Stream<Path> files = Files.list(home.resolve("data/spool"))) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
