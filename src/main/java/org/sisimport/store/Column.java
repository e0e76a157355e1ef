package org.sisimport.store;

import org.jspecify.annotations.Nullable;

/** One text for each student, in the order in which they were added. */
interface Column {

  void add(@Nullable String text);

  @Nullable String get(int row);
}
