package org.sisimport.district;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The API of an Aeries student information system.
 *
 * @param url where the district's Aeries answers, without {@code /api/v5} and without a slash at
 *     its end; https, or http on this machine
 * @param certificate the text that Aeries calls a certificate: it opens the API as a password does
 * @param programs the codes of the programs whose students are ours, in the order in which they go
 *     before each other where a student is in several
 * @param migrant the code of the program whose students are migrant; {@code null} where there is
 *     none
 * @param schools the school codes of Aeries that are read; empty for all that are active
 * @param pageSize how many students one request asks for
 * @param atOnce how many requests may be under way at the same time
 * @param perSecond how many requests may begin in one second
 * @param overlap how much further back than the last read changes are asked for
 * @param fullEvery how old the last full read may become
 * @param connectLimit how long connecting may take
 * @param readLimit how long the server may be silent when it should speak
 */
public record AeriesSourceConfig(
    URI url,
    Secret certificate,
    List<String> programs,
    @Nullable String migrant,
    Set<Long> schools,
    int pageSize,
    int atOnce,
    int perSecond,
    Duration overlap,
    Duration fullEvery,
    Duration connectLimit,
    Duration readLimit,
    Duration quiet,
    String file,
    int line)
    implements SourceConfig {

  /** Takes the reads of all students. */
  public static final FilePattern FULL = new FilePattern("aeries-full", null);

  /** Takes the reads of those students who have changed. */
  public static final FilePattern CHANGES = new FilePattern("aeries-changes", null);

  /** The names of both: whichever is read later, it makes what was read before old. */
  public static final Set<String> PATTERNS = Set.of(FULL.name(), CHANGES.name());

  @Override
  public Optional<String> server() {
    return Optional.of(WebAddress.server(url));
  }

  @Override
  public String place() {
    return "Aeries at " + url + (schools.isEmpty() ? "" : ", schools " + schools);
  }

  @Override
  public Optional<AskedSystem> asked() {
    return Optional.of(new AskedSystem("Aeries", PATTERNS));
  }
}
