package org.sisimport.source;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.OneRosterSourceConfig;
import org.sisimport.rosterapi.OneRosterStub;

/** A home whose district has a OneRoster API. */
final class OneRosterHome extends ApiHome {

  private final Spool spool;
  private Duration readLimit = Duration.ofSeconds(10);

  OneRosterHome(Path home, OneRosterStub stub) {
    super(home);
    this.spool = new Spool(home.resolve("data"), CLOCK);
    with("url", stub.url());
    with("per-second", "1000");
    withOAuth2(stub.tokenUrl(), OneRosterStub.SECRET);
  }

  OneRosterHome with(String key, String value) {
    put(key, value);
    return this;
  }

  OneRosterHome withOAuth2(String tokenUrl, String secret) {
    remove("oauth1");
    return with(
        "oauth2",
        "{ token-url: \""
            + tokenUrl
            + "\", client-id: "
            + OneRosterStub.CLIENT
            + ", secret: "
            + kept("secret", secret)
            + " }");
  }

  OneRosterHome withOAuth1(String secret) {
    remove("oauth2");
    return with(
        "oauth1", "{ key: " + OneRosterStub.CLIENT + ", secret: " + kept("secret", secret) + " }");
  }

  /** Shorter than settings can say it. */
  OneRosterHome withReadLimit(Duration other) {
    readLimit = other;
    return this;
  }

  DistrictFolder district() {
    return district("oneroster", "");
  }

  @Override
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
            least(said.connectLimit(), readLimit),
            readLimit,
            said.quiet(),
            said.file(),
            said.line());
    return new OneRosterSource(district, config, spool, LIMITS, pace(config.perSecond(), () -> {}));
  }

  /** The lines of a file of a read, without their ends. */
  List<String> lines(String file) {
    String text = entries(pull()).get(file);
    return text == null ? List.of() : text.lines().toList();
  }
}
