package org.sisimport.source;

import org.sisimport.district.DistrictFolder;
import org.sisimport.district.DistrictSetupException;
import org.sisimport.district.FolderSourceConfig;
import org.sisimport.district.SftpSourceConfig;
import org.sisimport.district.SourceConfig;

/** Opens the source that a district names; a new kind of source is one more line here. */
public final class Sources {

  private Sources() {}

  /**
   * The source of a district's files. A server is first asked when files are listed.
   *
   * @param spool receives what is taken
   * @param observations since when files stand still
   * @throws DistrictSetupException where the folder that the district names is not there
   */
  public static Source of(DistrictFolder district, Spool spool, Observations observations) {
    SourceConfig config = district.source();
    if (config instanceof FolderSourceConfig folder) {
      return FolderSource.open(district, folder, spool, observations);
    }
    if (config instanceof SftpSourceConfig sftp) {
      return new SftpSource(district, sftp, spool, observations, SftpLimits.USUAL);
    }
    throw new IllegalStateException("no source is known for " + config.getClass());
  }
}
