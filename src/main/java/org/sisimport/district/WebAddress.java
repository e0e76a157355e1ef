package org.sisimport.district;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The address of a web server, as settings have it. */
public final class WebAddress {

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private WebAddress() {}

  /** The port that an address means, also where it does not say so. */
  public static int port(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return "http".equalsIgnoreCase(address.getScheme()) ? 80 : 443;
  }

  /** The host and port that an address means. */
  static String server(URI address) {
    return address.getHost() + ":" + port(address);
  }

  /**
   * Reads it without slashes at its end.
   *
   * @return empty where it is no address of a web server, or holds more than one needs
   */
  static Optional<URI> parse(String text) {
    try {
      URI url = new URI(text.strip().replaceFirst("/+$", ""));
      String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
      return Set.of("http", "https").contains(scheme)
              && url.getHost() != null
              && url.getRawUserInfo() == null
              && url.getRawQuery() == null
              && url.getRawFragment() == null
          ? Optional.of(url)
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Whether what is sent there crosses a network, and anybody on it can read it. */
  static boolean isInClear(URI url) {
    return "http".equalsIgnoreCase(url.getScheme())
        && !THIS_MACHINE.contains(url.getHost().toLowerCase(Locale.ROOT));
  }
}
