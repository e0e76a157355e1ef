package org.sisimport.source;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.sisimport.UnexpectedAnswerException;
import org.sisimport.district.OneRosterSourceConfig.ClientCredentials;
import org.sisimport.rosterapi.AccessToken;

/**
 * OAuth 2 with the credentials of a client (RFC 6749, 4.4): a token is asked for when it is first
 * needed, and again when the API takes it no longer. It is kept in memory and nowhere else.
 */
final class TokenAccess implements OneRosterAccess {

  private static final String WHAT = "the question for a token";

  private final ClientCredentials client;
  private final Credential secret;
  private final HttpReads reads;
  private final OneRosterTroubles troubles;
  private @Nullable Credential token;

  TokenAccess(
      ClientCredentials client, Credential secret, HttpReads reads, OneRosterTroubles troubles) {
    this.client = client;
    this.secret = secret;
    this.reads = reads;
    this.troubles = troubles;
  }

  @Override
  public HttpRequest open(HttpRequest.Builder request, URI address) throws InterruptedException {
    if (token == null) {
      token = Credential.of(ask());
    }
    return request.header("Authorization", "Bearer " + token.text()).build();
  }

  @Override
  public boolean renew() {
    token = null;
    return true;
  }

  @Override
  public boolean isIn(byte[] body) {
    return secret.isIn(body) || token != null && token.isIn(body);
  }

  private String ask() throws InterruptedException {
    HttpResponse<byte[]> response = reads.send(request(), troubles, WHAT);
    int status = response.statusCode();
    if (status == 400 || status == 401) {
      throw troubles.unaccepted(" (HTTP " + status + " to " + WHAT + ")");
    }
    if (status != HttpReads.OK) {
      throw troubles.onStatus(status, WHAT, false);
    }
    if (HttpReads.isPage(response)) {
      throw troubles.page(WHAT);
    }
    try {
      return AccessToken.of(response.body());
    } catch (UnexpectedAnswerException e) {
      throw troubles.unexpected(e);
    }
  }

  private HttpRequest request() {
    String form = "grant_type=client_credentials";
    if (client.scope() != null) {
      form += "&scope=" + OAuthSignature.encoded(client.scope());
    }
    String who =
        OAuthSignature.encoded(client.clientId()) + ":" + OAuthSignature.encoded(secret.text());
    String basic = Base64.getEncoder().encodeToString(who.getBytes(StandardCharsets.US_ASCII));
    return HttpRequest.newBuilder(client.tokenUrl())
        .header("Accept", "application/json")
        .header("User-Agent", "sis-import")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("Authorization", "Basic " + basic)
        .POST(HttpRequest.BodyPublishers.ofString(form))
        .build();
  }
}
