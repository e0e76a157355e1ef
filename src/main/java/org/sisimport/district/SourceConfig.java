package org.sisimport.district;

import java.time.Duration;
import java.util.Optional;

/** Where a district's files come from: {@code source} and {@code quiet} of its settings. */
public sealed interface SourceConfig
    permits AeriesSourceConfig, FolderSourceConfig, OneRosterSourceConfig, SftpSourceConfig {

  /**
   * For how long a file's size and time must stand still before it is taken; zero for not at all.
   */
  Duration quiet();

  /** The place, as messages name it; two districts with the same one share it. */
  String place();

  /** The server that the place is on, with its port; empty where it is on this machine. */
  Optional<String> server();

  /** The system that is asked; empty where files are taken. */
  default Optional<AskedSystem> asked() {
    return Optional.empty();
  }

  /** The {@code district.yaml}, as messages name it. */
  String file();

  /** The line that names the source; 0 where it is the default. */
  int line();

  /** The exception for a source that cannot be used, pointing at the line that names it. */
  default DistrictSetupException unusable(String message) {
    return new DistrictSetupException(new DistrictSetupException.Problem(file(), line(), message));
  }
}
