package org.sisimport.importer;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.sisimport.facts.District;
import org.sisimport.notice.Notices;

/** Takes down one run while it happens, so that its log can be committed together with it. */
public interface LogBook extends RowListener {

  /**
   * Ends the book.
   *
   * @param run the run as it will be recorded
   * @param district whose file it is
   * @param zone in which times are told
   * @param understanding {@code null} where the file was not understood that far
   * @param notices what a person should know
   */
  RunLog close(
      Run run,
      District district,
      ZoneId zone,
      @Nullable Understanding understanding,
      Notices notices);
}
