package org.sisimport.source;

import org.sisimport.district.DistrictFolder;
import org.sisimport.district.FolderSourceConfig;
import org.sisimport.district.SftpSourceConfig;
import org.sisimport.district.SourceConfig;

/** Opens the place into which a district's outgoing files are put. */
public final class Destinations {

  private Destinations() {}

  /**
   * The place. A server is first asked when a file is put there.
   *
   * @throws org.sisimport.district.DistrictSetupException where it is a folder that is not there
   */
  public static Destination of(DistrictFolder district, SourceConfig place) {
    if (place instanceof FolderSourceConfig folder) {
      return FolderDestination.open(district, folder);
    }
    if (place instanceof SftpSourceConfig sftp) {
      return new SftpDestination(district, sftp, SftpLimits.USUAL);
    }
    throw new IllegalStateException("nothing can be put into " + place.getClass());
  }
}
