package org.sisimport.district;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The OneRoster 1.1 API of a school's system.
 *
 * @param url where it answers, without {@code /ims/oneroster/v1p1} and without a slash at its end;
 *     https, or http on this machine
 * @param access how it is opened
 * @param leftOut the files of OneRoster that are not asked for, by their titles: the server has no
 *     such thing
 * @param metadata the names of those extensions of users that are read
 * @param sorted whether the server is asked to sort, so that a page begins where the one before
 *     ended
 * @param pageSize how many records one request asks for
 * @param perSecond how many requests may begin in one second
 * @param connectLimit how long connecting may take
 * @param readLimit how long the server may be silent when it should speak
 */
public record OneRosterSourceConfig(
    URI url,
    Access access,
    Set<String> leftOut,
    List<String> metadata,
    boolean sorted,
    int pageSize,
    int perSecond,
    Duration connectLimit,
    Duration readLimit,
    Duration quiet,
    String file,
    int line)
    implements SourceConfig {

  /** Takes the reads. */
  public static final FilePattern PATTERN = new FilePattern("oneroster-api", null);

  /** What opens the API: one of the two ways that OneRoster 1.1 knows. */
  public sealed interface Access {

    /** Where the secret of it is kept. */
    Secret secret();
  }

  /**
   * OAuth 2, client credentials: a token is asked for, and opens the API for a while.
   *
   * @param tokenUrl where it is asked for; https, or http on this machine
   * @param clientId who asks
   * @param scope what it is asked for; {@code null} where the server knows by itself
   */
  public record ClientCredentials(
      URI tokenUrl, String clientId, Secret secret, @Nullable String scope) implements Access {}

  /**
   * OAuth 1.0a without a token: each request is signed.
   *
   * @param key who asks
   */
  public record Signature(String key, Secret secret) implements Access {}

  @Override
  public Optional<String> server() {
    return Optional.of(WebAddress.server(url));
  }

  @Override
  public String place() {
    return "the OneRoster API at " + url;
  }

  @Override
  public Optional<AskedSystem> asked() {
    return Optional.of(new AskedSystem("OneRoster API", Set.of(PATTERN.name())));
  }
}
