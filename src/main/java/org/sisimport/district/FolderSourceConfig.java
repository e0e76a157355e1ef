package org.sisimport.district;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A folder of this machine.
 *
 * @param folder the folder that receives the files; whether it is there is asked when it is opened
 */
public record FolderSourceConfig(Path folder, Duration quiet, String file, int line)
    implements SourceConfig {

  @Override
  public Optional<String> server() {
    return Optional.empty();
  }

  @Override
  public String place() {
    return folder.toAbsolutePath().normalize().toString();
  }
}
