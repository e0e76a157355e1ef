package org.sisimport.source;

import org.sisimport.district.AeriesSourceConfig;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.DistrictSetupException;
import org.sisimport.district.FolderSourceConfig;
import org.sisimport.district.OneRosterSourceConfig;
import org.sisimport.district.SftpSourceConfig;
import org.sisimport.district.SourceConfig;

/** Opens the source that a district names; a new kind of source is one more line here. */
public final class Sources {

  private Sources() {}

  /**
   * The source of a district's files, which does not remember earlier reads: a system that is asked
   * is read in full.
   *
   * @throws DistrictSetupException as the other does
   */
  public static Source of(DistrictFolder district, Spool spool, Observations observations) {
    return of(district, spool, observations, PastReads.NONE);
  }

  /**
   * The source of a district's files. A server is first asked when files are listed.
   *
   * @param spool receives what is taken
   * @param observations since when files stand still
   * @param past the earlier reads of a system that is asked
   * @throws DistrictSetupException where the folder that the district names is not there
   */
  public static Source of(
      DistrictFolder district, Spool spool, Observations observations, PastReads past) {
    return of(district, spool, observations, past, () -> {});
  }

  /**
   * The same, of which a read can be broken off.
   *
   * @param stop throws where the read of a system is to be broken off; called between its
   *     questions, by any thread
   */
  public static Source of(
      DistrictFolder district,
      Spool spool,
      Observations observations,
      PastReads past,
      Runnable stop) {
    SourceConfig config = district.source();
    if (config instanceof FolderSourceConfig folder) {
      return FolderSource.open(district, folder, spool, observations);
    }
    if (config instanceof SftpSourceConfig sftp) {
      return new SftpSource(district, sftp, spool, observations, SftpLimits.USUAL);
    }
    if (config instanceof AeriesSourceConfig aeries) {
      return new AeriesSource(
          district, aeries, spool, past, HttpLimits.USUAL, Pace.of(aeries.perSecond(), stop));
    }
    if (config instanceof OneRosterSourceConfig oneroster) {
      return new OneRosterSource(
          district, oneroster, spool, HttpLimits.USUAL, Pace.of(oneroster.perSecond(), stop));
    }
    throw new IllegalStateException("no source is known for " + config.getClass());
  }
}
