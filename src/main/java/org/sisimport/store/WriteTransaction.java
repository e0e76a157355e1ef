package org.sisimport.store;

import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** One transaction. Where it fails, it knows how far it had come. */
final class WriteTransaction {

  private final Jdbi jdbi;
  private boolean inDoubt;

  WriteTransaction(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Does the work and commits it; what the work throws undoes it.
   *
   * @throws JdbiException where the database fails
   */
  void run(HandleConsumer<RuntimeException> work) {
    jdbi.useTransaction(
        handle -> {
          work.useHandle(handle);
          inDoubt = true;
        });
    inDoubt = false;
  }

  /** Whether the commit was begun and no answer came: it may have been done all the same. */
  boolean inDoubt() {
    return inDoubt;
  }
}
