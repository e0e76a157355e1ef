package org.sisimport.district;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stands below {@code source.sftp} or {@code outgoing.sftp}; what is wrong with it goes to the
 * problems.
 */
final class SftpYaml {

  static final List<String> KEYS =
      List.of(
          "host",
          "port",
          "user",
          "directory",
          "key",
          "passphrase",
          "password",
          "host-key",
          "connect-limit",
          "read-limit");
  static final String EXAMPLE = "keys below it: host, user, directory, key, host-key";

  private static final int PORT = 22;
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(30);
  private static final Duration READ_LIMIT = Duration.ofSeconds(30);
  private static final Duration LEAST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofMinutes(10);

  private final YamlSection keys;
  private final Path folder;
  private final ProblemList problems;

  private SftpYaml(YamlSection keys, Path folder, ProblemList problems) {
    this.keys = keys;
    this.folder = folder;
    this.problems = problems;
  }

  /** Empty, with a problem noted, where a key is missing or wrong. */
  static Optional<SftpSourceConfig> read(
      YamlSection keys, Path districtFolder, Duration quiet, ProblemList problems) {
    return new SftpYaml(keys, districtFolder, problems).read(quiet);
  }

  private Optional<SftpSourceConfig> read(Duration quiet) {
    int before = problems.found().size();
    String host = required("host", "a name or an address, such as sftp.example.org");
    if (host != null && !host.matches("[A-Za-z0-9._:%-]+")) {
      problems.add(
          keys.line("host"),
          keys.named("host")
              + " is "
              + ProblemList.shown(host)
              + "; write only the name or the address, such as sftp.example.org");
    }
    int port = port();
    String user = required("user", "the name to log in with");
    String directory = required("directory", "the directory of the files, such as /upload");
    Secret key = keys.secret("key", folder);
    Secret passphrase = keys.secret("passphrase", folder);
    Secret password = keys.secret("password", folder);
    if (!keys.has("key") && !keys.has("password")) {
      missing("key", "{ file: PATH }, or password: { env: NAME } where the server takes no key");
    }
    if (keys.has("passphrase") && !keys.has("key")) {
      problems.add(
          keys.line("passphrase"), keys.named("passphrase") + " is a key's, but no `key` is given");
    }
    List<HostKey> hostKeys = hostKeys(host);
    Duration connectLimit = keys.duration("connect-limit", CONNECT_LIMIT, LEAST, MOST);
    Duration readLimit = keys.duration("read-limit", READ_LIMIT, LEAST, MOST);
    return host == null || user == null || directory == null || problems.found().size() > before
        ? Optional.empty()
        : Optional.of(
            new SftpSourceConfig(
                host,
                port,
                user,
                directory,
                password,
                key,
                passphrase,
                hostKeys,
                connectLimit,
                readLimit,
                quiet,
                problems.file(),
                keys.line("host")));
  }

  private @Nullable String required(String key, String example) {
    if (!keys.has(key)) {
      missing(key, example);
      return null;
    }
    String text = keys.text(key, example);
    if (text == null) {
      return null;
    }
    if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
      problems.add(
          keys.line(key),
          keys.named(key) + " is " + ProblemList.shown(text) + "; write " + example);
    }
    return text.strip();
  }

  private void missing(String key, String example) {
    problems.add(keys.line(key), keys.named(key) + " is missing; add " + key + ": " + example);
  }

  private int port() {
    String text = keys.text("port", "a number, such as 22");
    if (text == null) {
      return PORT;
    }
    if (text.matches("[0-9]{1,5}")) {
      int port = Integer.parseInt(text);
      if (port > 0 && port < 1 << 16) {
        return port;
      }
    }
    problems.add(
        keys.line("port"),
        keys.named("port") + " is " + ProblemList.shown(text) + "; write a number from 1 to 65535");
    return PORT;
  }

  private List<HostKey> hostKeys(@Nullable String host) {
    String example = "a line that `ssh-keyscan " + (host == null ? "HOST" : host) + "` prints";
    if (!keys.has("host-key")) {
      missing("host-key", "and " + example + "; compare it with what the server's keeper says");
    }
    int before = problems.found().size();
    List<HostKey> hostKeys = new ArrayList<>();
    for (String line : keys.lines("host-key", example)) {
      // ssh-keyscan prints remarks as well
      if (line.strip().startsWith("#")) {
        continue;
      }
      Optional<HostKey> key = HostKey.parse(line);
      key.ifPresent(hostKeys::add);
      if (key.isEmpty()) {
        problems.add(
            keys.line("host-key"),
            keys.named("host-key")
                + " has a line "
                + ProblemList.shown(line)
                + " that holds no host key; write "
                + example);
      }
    }
    if (hostKeys.isEmpty() && keys.has("host-key") && problems.found().size() == before) {
      problems.add(keys.line("host-key"), keys.named("host-key") + " has no key; write " + example);
    }
    return hostKeys;
  }
}
