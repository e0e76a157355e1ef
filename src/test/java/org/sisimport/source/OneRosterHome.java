package org.sisimport.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.Districts;
import org.sisimport.district.OneRosterSourceConfig;
import org.sisimport.rosterapi.OneRosterStub;

/** A home with one district, whose OneRoster API is asked. Waits take no time and are counted. */
final class OneRosterHome {

  static final String CODE = AeriesHome.CODE;

  private static final HttpLimits LIMITS =
      new HttpLimits(
          3, Duration.ofMillis(5), Duration.ofSeconds(20), 1 << 20, Duration.ofMinutes(10));

  private final Path home;
  private final Spool spool;
  private final Map<String, String> keys = new LinkedHashMap<>();
  private final List<Duration> waits = new CopyOnWriteArrayList<>();
  private final AtomicLong nanos = new AtomicLong();
  private Duration readLimit = Duration.ofSeconds(10);

  OneRosterHome(Path home, OneRosterStub stub) {
    this.home = home;
    this.spool = new Spool(home.resolve("data"), AeriesHome.CLOCK);
    with("url", stub.url());
    with("per-second", "1000");
    withOAuth2(stub.tokenUrl(), OneRosterStub.SECRET);
  }

  OneRosterHome with(String key, String value) {
    keys.put(key, value);
    return this;
  }

  OneRosterHome withOAuth2(String tokenUrl, String secret) {
    keys.remove("oauth1");
    return with(
        "oauth2",
        "{ token-url: \""
            + tokenUrl
            + "\", client-id: "
            + OneRosterStub.CLIENT
            + ", secret: "
            + kept(secret)
            + " }");
  }

  OneRosterHome withOAuth1(String secret) {
    keys.remove("oauth2");
    return with("oauth1", "{ key: " + OneRosterStub.CLIENT + ", secret: " + kept(secret) + " }");
  }

  private String kept(String secret) {
    try {
      Path file = Files.writeString(home.resolve("secret"), secret + "\n");
      return "{ file: " + ClientKey.ownersOnly(file) + " }";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Shorter than settings can say it. */
  OneRosterHome withReadLimit(Duration other) {
    readLimit = other;
    return this;
  }

  DistrictFolder district() {
    StringBuilder yaml = new StringBuilder("name: Golden Valley\nsource:\n  oneroster:\n");
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
    OneRosterSourceConfig said = (OneRosterSourceConfig) district.source();
    OneRosterSourceConfig config =
        new OneRosterSourceConfig(
            said.url(),
            said.access(),
            said.leftOut(),
            said.metadata(),
            said.sorted(),
            said.pageSize(),
            said.perSecond(),
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
            () -> {});
    return new OneRosterSource(district, config, spool, LIMITS, pace);
  }

  /** Reads the district. */
  Delivery pull() {
    try (Source source = source()) {
      return source.listNewest().get(0).fetch();
    }
  }

  /** The lines of a file of a read, without their ends. */
  List<String> lines(String file) {
    String text = AeriesHome.entries(pull()).get(file);
    return text == null ? List.of() : text.lines().toList();
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
}
