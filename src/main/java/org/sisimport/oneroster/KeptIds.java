package org.sisimport.oneroster;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * The ids of the records of a district that are kept and not to be deleted. A file is read when it
 * is first asked about.
 */
public final class KeptIds implements BiPredicate<RosterFile, String> {

  private final RosterRegister register;
  private final String district;
  private final Map<RosterFile, TextHashes> files = new EnumMap<>(RosterFile.class);

  /**
   * The ids of a district.
   *
   * @param district seven-digit code
   */
  public KeptIds(RosterRegister register, String district) {
    this.register = register;
    this.district = district;
  }

  @Override
  public boolean test(RosterFile file, String sourcedId) {
    return files.computeIfAbsent(file, this::read).contains(sourcedId);
  }

  private TextHashes read(RosterFile file) {
    TextHashes ids = new TextHashes();
    register.forEachFingerprint(
        district,
        file,
        (sourcedId, status, fingerprint) -> {
          if (status == RosterStatus.ACTIVE) {
            ids.add(sourcedId);
          }
        });
    return ids;
  }
}
