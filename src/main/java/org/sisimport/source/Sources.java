package org.sisimport.source;

import org.sisimport.district.DistrictFolder;
import org.sisimport.district.DistrictSetupException;

/** Opens the source that a district names; a new kind of source is one more line here. */
public final class Sources {

  private Sources() {}

  /**
   * The source of a district's files.
   *
   * @param spool receives what is taken
   * @throws DistrictSetupException where the folder that the district names is not there
   */
  public static Source of(DistrictFolder district, Spool spool) {
    return FolderSource.open(district, spool);
  }
}
