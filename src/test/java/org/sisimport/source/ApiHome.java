package org.sisimport.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.Districts;

/** A home with one district, whose system is asked. Waits take no time and are counted. */
abstract class ApiHome {

  static final String CODE = "9900001";
  static final Instant NOW = Instant.parse("2026-10-15T09:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  static final HttpLimits LIMITS =
      new HttpLimits(
          3, Duration.ofMillis(5), Duration.ofSeconds(20), 1 << 20, Duration.ofMinutes(10));

  private final Path home;
  private final Map<String, String> keys = new LinkedHashMap<>();
  private final List<Duration> waits = new CopyOnWriteArrayList<>();
  private final AtomicLong nanos = new AtomicLong();

  ApiHome(Path home) {
    this.home = home;
  }

  final Path path() {
    return home;
  }

  final void put(String key, String value) {
    keys.put(key, value);
  }

  final void remove(String key) {
    keys.remove(key);
  }

  /** Keeps a secret in a file of that name, and says so as settings do. */
  final String kept(String name, String secret) {
    try {
      Path file = Files.writeString(home.resolve(name), secret + "\n");
      return "{ file: " + ClientKey.ownersOnly(file) + " }";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The district with what was put below its source.
   *
   * @param source its name in the settings
   * @param rest other lines of its settings
   */
  final DistrictFolder district(String source, String rest) {
    StringBuilder yaml =
        new StringBuilder("name: Golden Valley\n" + rest + "source:\n  " + source + ":\n");
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

  /**
   * The pace of the requests.
   *
   * @param stop called before each request, and while one waits
   */
  final Pace pace(int perSecond, Runnable stop) {
    return new Pace(
        perSecond,
        nanos::get,
        wait -> {
          waits.add(wait);
          pass(wait);
        },
        stop);
  }

  /** The time of the pace goes on. */
  final void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  abstract Source source();

  /** Reads the district. */
  final Delivery pull() {
    try (Source source = source()) {
      return source.listNewest().get(0).fetch();
    }
  }

  /** How long was waited in all, by the time of the pace. */
  final Duration waited() {
    return waits.stream().reduce(Duration.ZERO, Duration::plus);
  }

  /** What lies in the spool. */
  final List<Path> spooled() {
    try (Stream<Path> files = Files.list(home.resolve("data/spool"))) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The shorter of the two. */
  static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
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
