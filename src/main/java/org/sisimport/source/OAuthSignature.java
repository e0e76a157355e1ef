package org.sisimport.source;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature of a request (RFC 5849, 3.4), by HMAC-SHA256, without a token. */
final class OAuthSignature {

  /** How it is made, as the request says it. */
  static final String METHOD = "HMAC-SHA256";

  private static final String ALGORITHM = "HmacSHA256";

  /** Stands below every character of a name, so that pairs sort by name and then by value. */
  private static final char SEPARATOR = ' ';

  private final String method;
  private final URI address;
  private final Map<String, String> parameters;

  /**
   * A signature to be made.
   *
   * @param method of HTTP, in capitals
   * @param address that is asked, with its query
   * @param parameters of the protocol, by their names
   */
  OAuthSignature(String method, URI address, Map<String, String> parameters) {
    this.method = method;
    this.address = address;
    this.parameters = new TreeMap<>(parameters);
  }

  /** The value of the header {@code Authorization}. */
  String header(Credential secret) {
    Map<String, String> signed = new TreeMap<>(parameters);
    signed.put("oauth_signature", sign(secret));
    return signed.entrySet().stream()
        .map(each -> encoded(each.getKey()) + "=\"" + encoded(each.getValue()) + '"')
        .collect(Collectors.joining(", ", "OAuth ", ""));
  }

  private String sign(Credential secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      // the second half of the key is the secret of a token, which there is not
      String key = encoded(secret.text()) + "&";
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), ALGORITHM));
      byte[] base = baseString().getBytes(StandardCharsets.US_ASCII);
      return Base64.getEncoder().encodeToString(mac.doFinal(base));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /** What is signed: the method, the address, and all parameters in the order of their names. */
  String baseString() {
    List<String> pairs = new ArrayList<>();
    parameters.forEach((name, value) -> pairs.add(pair(name, value)));
    String query = address.getRawQuery();
    if (query != null) {
      for (String each : query.split("&")) {
        int equals = each.indexOf('=');
        String name = equals < 0 ? each : each.substring(0, equals);
        pairs.add(pair(decoded(name), equals < 0 ? "" : decoded(each.substring(equals + 1))));
      }
    }
    String sorted =
        pairs.stream()
            .sorted()
            .map(pair -> pair.replace(SEPARATOR, '='))
            .collect(Collectors.joining("&"));
    return method + "&" + encoded(base()) + "&" + encoded(sorted);
  }

  private static String pair(String name, String value) {
    return encoded(name) + SEPARATOR + encoded(value);
  }

  /** The address without its query, and without a port that goes without saying. */
  private String base() {
    String scheme = address.getScheme().toLowerCase(Locale.ROOT);
    String host = address.getHost().toLowerCase(Locale.ROOT);
    int port = address.getPort();
    boolean usual = port < 0 || port == (scheme.equals("http") ? 80 : 443);
    return scheme + "://" + host + (usual ? "" : ":" + port) + address.getRawPath();
  }

  /** As RFC 5849, 3.6 has it: everything but letters, digits and -._~ by its bytes. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
