package org.sisimport.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sisimport.aeries.AeriesStub;
import org.sisimport.district.AeriesSourceConfig;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.FilePattern;

/** A home whose district has an Aeries. */
final class AeriesHome extends ApiHome {

  private Spool spool;
  private final Map<FilePattern, PastReads.PastRead> past = new LinkedHashMap<>();
  private HttpLimits limits = LIMITS;
  private Duration readLimit = Duration.ofSeconds(10);
  private String rest = "";
  private Runnable stop = () -> {};

  AeriesHome(Path home, String url) {
    super(home);
    this.spool = new Spool(home.resolve("data"), CLOCK);
    with("url", url);
    withCertificate(AeriesStub.CERTIFICATE);
    with("per-second", "1000");
  }

  AeriesHome with(String key, String value) {
    put(key, value);
    return this;
  }

  AeriesHome withCertificate(String certificate) {
    return with("certificate", kept("certificate", certificate));
  }

  /** Sets our clock, to 2026-10-16T02:10:00-07:00 for one. */
  AeriesHome at(String time) {
    Instant instant = OffsetDateTime.parse(time).toInstant();
    spool = new Spool(path().resolve("data"), Clock.fixed(instant, ZoneOffset.UTC));
    return this;
  }

  /** Other lines of the district's settings. */
  AeriesHome withSettings(String lines) {
    rest = lines;
    return this;
  }

  AeriesHome withLimits(HttpLimits other) {
    limits = other;
    return this;
  }

  /** Called before each request, and while one waits. */
  AeriesHome withStop(Runnable other) {
    stop = other;
    return this;
  }

  /** Shorter than settings can say it. */
  AeriesHome withReadLimit(Duration other) {
    readLimit = other;
    return this;
  }

  /** The delivery is on record as read, and its bytes are in the archive. */
  AeriesHome withPast(Delivery delivery) {
    return withPast(delivery, null);
  }

  AeriesHome withPast(Delivery delivery, @Nullable String distrust) {
    return withPast(delivery, delivery.modified(), distrust);
  }

  /** The same, which began at that time by our clock. */
  AeriesHome withPast(Delivery delivery, Instant readAt, @Nullable String distrust) {
    spool.archive(delivery);
    past.put(
        delivery.pattern(),
        new PastReads.PastRead(delivery.sha256(), delivery.modified(), readAt, distrust));
    return this;
  }

  /** The archive keeps nothing any more. */
  void emptyArchive() {
    try (Stream<Path> files = Files.walk(path().resolve("data/archive"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  DistrictFolder district() {
    return district("aeries", rest);
  }

  @Override
  Source source() {
    DistrictFolder district = district();
    AeriesSourceConfig said = (AeriesSourceConfig) district.source();
    AeriesSourceConfig config =
        new AeriesSourceConfig(
            said.url(),
            said.certificate(),
            said.programs(),
            said.migrant(),
            said.schools(),
            said.pageSize(),
            said.atOnce(),
            said.perSecond(),
            said.overlap(),
            said.fullEvery(),
            least(said.connectLimit(), readLimit),
            readLimit,
            said.quiet(),
            said.file(),
            said.line());
    return new AeriesSource(
        district,
        config,
        spool,
        (any, pattern) -> Optional.ofNullable(past.get(pattern)),
        limits,
        pace(config.perSecond(), stop));
  }
}
