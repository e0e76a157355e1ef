package org.sisimport.oneroster;

import java.util.function.Consumer;

/** What a package changes in the roster: too much to be held in memory, so it is read again. */
@FunctionalInterface
public interface RosterChanges {

  /** No change. */
  RosterChanges NONE = reader -> {};

  /**
   * Hands on every change, file by file in the order of {@link RosterFile}; the same each time
   * until the changes are written.
   */
  void forEach(Consumer<RosterChange> reader);
}
