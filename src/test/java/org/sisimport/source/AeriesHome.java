package org.sisimport.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.sisimport.aeries.AeriesStub;
import org.sisimport.district.AeriesSourceConfig;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.Districts;
import org.sisimport.district.FilePattern;

/** A home with one district, whose Aeries is asked. Waits take no time and are counted. */
final class AeriesHome {

  static final String CODE = "9900001";
  static final Instant NOW = Instant.parse("2026-10-15T09:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private static final HttpLimits LIMITS =
      new HttpLimits(
          3, Duration.ofMillis(5), Duration.ofSeconds(20), 1 << 20, Duration.ofMinutes(10));

  private final Path home;
  private Spool spool;
  private final Map<String, String> keys = new LinkedHashMap<>();
  private final Map<FilePattern, PastReads.PastRead> past = new LinkedHashMap<>();
  private final List<Duration> waits = new CopyOnWriteArrayList<>();
  private final AtomicLong nanos = new AtomicLong();
  private HttpLimits limits = LIMITS;
  private Duration readLimit = Duration.ofSeconds(10);
  private String rest = "";
  private Runnable stop = () -> {};

  AeriesHome(Path home, String url) {
    this.home = home;
    this.spool = new Spool(home.resolve("data"), CLOCK);
    with("url", url);
    withCertificate(AeriesStub.CERTIFICATE);
    with("per-second", "1000");
  }

  AeriesHome with(String key, String value) {
    keys.put(key, value);
    return this;
  }

  AeriesHome withCertificate(String certificate) {
    try {
      Path file = Files.writeString(home.resolve("certificate"), certificate + "\n");
      ClientKey.ownersOnly(file);
      return with("certificate", "{ file: " + file + " }");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sets our clock, to 2026-10-16T02:10:00-07:00 for one. */
  AeriesHome at(String time) {
    Instant instant = OffsetDateTime.parse(time).toInstant();
    spool = new Spool(home.resolve("data"), Clock.fixed(instant, ZoneOffset.UTC));
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

  /** The time of the pace goes on. */
  void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
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
    try (Stream<Path> files = Files.walk(home.resolve("data/archive"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  DistrictFolder district() {
    StringBuilder yaml = new StringBuilder("name: Golden Valley\n" + rest + "source:\n  aeries:\n");
    keys.forEach(
        (key, value) -> yaml.append("    ").append(key).append(": ").append(value).append('\n'));
    try {
      Path folder = Files.createDirectories(home.resolve("districts").resolve(CODE));
      Files.writeString(folder.resolve("district.yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Districts(home).get(CODE);
  }

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
            said.connectLimit().compareTo(readLimit) < 0 ? said.connectLimit() : readLimit,
            readLimit,
            said.quiet(),
            said.file(),
            said.line());
    Pace pace =
        new Pace(
            config.perSecond(),
            nanos::get,
            wait -> {
              waits.add(wait);
              nanos.addAndGet(wait.toNanos());
            },
            stop);
    return new AeriesSource(
        district,
        config,
        spool,
        (any, pattern) -> Optional.ofNullable(past.get(pattern)),
        limits,
        pace);
  }

  /** Reads the district. */
  Delivery pull() {
    try (Source source = source()) {
      return source.listNewest().get(0).fetch();
    }
  }

  /** How long was waited in all, by the time of the pace. */
  Duration waited() {
    return waits.stream().reduce(Duration.ZERO, Duration::plus);
  }

  /** What lies in the spool. */
  List<Path> spooled() {
    try (Stream<Path> files = Files.list(home.resolve("data/spool"))) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The entries of a zip, in their order. */
  static Map<String, String> entries(Delivery delivery) {
    Map<String, String> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(delivery.content()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }

  /** The names of the entries of a zip, in their order. */
  static List<String> names(Delivery delivery) {
    return new ArrayList<>(entries(delivery).keySet());
  }
}
