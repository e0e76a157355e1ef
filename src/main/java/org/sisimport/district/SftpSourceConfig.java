package org.sisimport.district;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A directory of an SFTP server. At least one of {@code key} and {@code password} is there; where
 * both are, the key is tried first.
 *
 * @param host a name or an address
 * @param directory as the server names it; relative to where the login leads, unless it begins with
 *     a slash
 * @param key the private key, in a form of OpenSSH, PEM or PuTTY
 * @param passphrase of the key; {@code null} where the key has none
 * @param hostKeys at least one; the server must show one of them
 * @param connectLimit how long one attempt at a connection may take
 * @param readLimit how long the server may be silent when it should speak
 */
public record SftpSourceConfig(
    String host,
    int port,
    String user,
    String directory,
    @Nullable Secret password,
    @Nullable Secret key,
    @Nullable Secret passphrase,
    List<HostKey> hostKeys,
    Duration connectLimit,
    Duration readLimit,
    Duration quiet,
    String file,
    int line)
    implements SourceConfig {

  @Override
  public Optional<String> server() {
    return Optional.of(host + ":" + port);
  }

  @Override
  public String place() {
    return "sftp://" + user + "@" + host + ":" + port + " " + directory;
  }
}
