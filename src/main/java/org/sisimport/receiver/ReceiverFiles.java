package org.sisimport.receiver;

import java.util.List;
import org.sisimport.decision.ReceiverLayout;

/** Takes what a receiver gets, row by row. */
public interface ReceiverFiles {

  /**
   * The next row of a file.
   *
   * @param cells one for each of the layout's headings, {@code ""} where nothing stands
   */
  void row(ReceiverLayout layout, List<String> cells);

  /** Something that the receiver does not get. */
  void leftOut(LeftOut leftOut);
}
