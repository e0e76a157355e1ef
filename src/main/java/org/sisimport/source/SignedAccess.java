package org.sisimport.source;

import java.net.URI;
import java.net.http.HttpRequest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;

/** OAuth 1.0a without a token: each request is signed, and none is good for a second time. */
final class SignedAccess implements OneRosterAccess {

  private static final int NONCE_BYTES = 16;

  private final String key;
  private final Credential secret;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  SignedAccess(String key, Credential secret, Clock clock) {
    this.key = key;
    this.secret = secret;
    this.clock = clock;
  }

  @Override
  public HttpRequest open(HttpRequest.Builder request, URI address) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    Map<String, String> parameters =
        Map.of(
            "oauth_consumer_key",
            key,
            "oauth_nonce",
            HexFormat.of().formatHex(nonce),
            "oauth_signature_method",
            OAuthSignature.METHOD,
            "oauth_timestamp",
            String.valueOf(clock.instant().getEpochSecond()),
            "oauth_version",
            "1.0");
    OAuthSignature signature = new OAuthSignature("GET", address, parameters);
    return request.header("Authorization", signature.header(secret)).build();
  }

  @Override
  public boolean renew() {
    return false;
  }

  @Override
  public boolean isIn(byte[] body) {
    return secret.isIn(body);
  }
}
