package org.sisimport.cli;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sisimport.importer.Importer;
import org.sisimport.schedule.Session;
import org.sisimport.store.Database;

/**
 * Sessions over the embedded database, which is open only while there is one: one process at a time
 * has it, and the operator's commands come in between.
 */
final class SharedSessions implements Session.Opener {

  private final Supplier<Database> opener;
  private final Function<Database, Importer> importers;
  private final Workplace workplace;
  private @Nullable Database database;
  private int sessions;

  SharedSessions(
      Supplier<Database> opener, Function<Database, Importer> importers, Workplace workplace) {
    this.opener = opener;
    this.importers = importers;
    this.workplace = workplace;
  }

  @Override
  public synchronized Session open() {
    Database shared = database;
    if (shared == null) {
      shared = opener.get();
      database = shared;
    }
    sessions++;
    return new OpenSession(shared, importers.apply(shared), workplace, this::leave);
  }

  private synchronized void leave() {
    sessions--;
    Database shared = database;
    if (sessions == 0 && shared != null) {
      database = null;
      shared.close();
    }
  }
}
