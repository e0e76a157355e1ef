package org.sisimport.district;

import java.nio.file.Path;

/**
 * Where a district's files come from: {@code source} of its {@code district.yaml}.
 *
 * @param folder the folder that receives the files; whether it is there is asked when it is opened
 * @param file the {@code district.yaml}, as messages name it
 * @param line the line that names the folder; 0 where it is the default
 */
public record SourceConfig(Path folder, String file, int line) {

  /** The exception for a folder that cannot be used, pointing at the line that names it. */
  public DistrictSetupException unusable(String message) {
    return new DistrictSetupException(new DistrictSetupException.Problem(file, line, message));
  }
}
