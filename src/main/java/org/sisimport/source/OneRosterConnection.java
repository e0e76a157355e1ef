package org.sisimport.source;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Optional;
import org.sisimport.SisImportException;
import org.sisimport.UnexpectedAnswerException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.OneRosterSourceConfig;
import org.sisimport.district.OneRosterSourceConfig.ClientCredentials;
import org.sisimport.district.OneRosterSourceConfig.Signature;
import org.sisimport.rosterapi.RosterApi;
import org.sisimport.rosterapi.RosterPage;
import org.sisimport.rosterapi.RosterPath;

/** Asks a OneRoster API over HTTP. It only gets; it is used by one thread. */
final class OneRosterConnection implements RosterApi {

  private static final String ROOT = "/ims/oneroster/v1p1/";

  private final OneRosterSourceConfig config;
  private final OneRosterTroubles troubles;
  private final HttpReads reads;
  private final OneRosterAccess access;

  private OneRosterConnection(
      OneRosterSourceConfig config,
      OneRosterTroubles troubles,
      HttpReads reads,
      OneRosterAccess access) {
    this.config = config;
    this.troubles = troubles;
    this.reads = reads;
    this.access = access;
  }

  /**
   * A connection; nothing is sent yet.
   *
   * @throws SisImportException where the secret cannot be read
   */
  static OneRosterConnection open(
      DistrictFolder district,
      OneRosterSourceConfig config,
      HttpLimits limits,
      Pace pace,
      Clock clock) {
    Credential secret = Credential.of(config.access().secret().read().strip());
    HttpReads reads = new HttpReads(limits, pace, clock, config.connectLimit(), config.readLimit());
    OneRosterAccess access;
    if (config.access() instanceof ClientCredentials client) {
      OneRosterTroubles ofTokens = OneRosterTroubles.ofTokens(district, config, client.tokenUrl());
      access = new TokenAccess(client, secret, reads, ofTokens);
    } else {
      String key = ((Signature) config.access()).key();
      access = new SignedAccess(key, secret, clock);
    }
    return new OneRosterConnection(
        config, OneRosterTroubles.ofApi(district, config), reads, access);
  }

  @Override
  public Optional<RosterPage> get(RosterPath path) {
    return reads.retrying(troubles, () -> ask(path));
  }

  private Optional<RosterPage> ask(RosterPath path) throws InterruptedException {
    HttpResponse<byte[]> response = reads.send(request(path), troubles, path);
    if (response.statusCode() == 401 && access.renew()) {
      response = reads.send(request(path), troubles, path);
    }
    int status = response.statusCode();
    if (status == HttpReads.OK) {
      return Optional.of(believed(path, response));
    }
    if (path.isDispensable() && (status == 403 || status == 404)) {
      return Optional.empty();
    }
    throw troubles.onStatus(status, path, false);
  }

  private HttpRequest request(RosterPath path) throws InterruptedException {
    URI address = URI.create(config.url() + ROOT + path.text());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .header("Accept", "application/json")
            .header("User-Agent", "sis-import")
            .GET();
    return access.open(request, address);
  }

  private RosterPage believed(RosterPath path, HttpResponse<byte[]> response) {
    if (access.isIn(response.body())) {
      throw troubles.quotesSecret(path);
    }
    if (HttpReads.isPage(response)) {
      throw troubles.page(path);
    }
    try {
      return RosterPage.of(
          path,
          response.body(),
          response.headers().firstValue("X-Total-Count").orElse(null),
          response.headers().allValues("Link"));
    } catch (UnexpectedAnswerException e) {
      throw troubles.unexpected(e);
    }
  }
}
