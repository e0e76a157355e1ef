package org.sisimport.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.sisimport.oneroster.RosterChange;
import org.sisimport.oneroster.RosterChanges;

/**
 * The table {@code roster_pending} of HSQLDB: what committed runs change in the roster and is not
 * in its tables yet. A row that is written takes memory until its transaction ends, so that a
 * million cannot be written in one: a run writes them packed, and they are put into the tables in
 * transactions of their own. These cannot be undone and need not be: whatever ends the process
 * between them, the next start goes on where it stopped.
 */
final class PendingRoster {

  /** Audit entries of a page; a record has far fewer columns than a thousand. */
  private static final long ENTRIES = 1_000_000;

  private PendingRoster() {}

  /** The pages that a run has left, each number from the first to the last. */
  private record Pages(long run, String district, int first, int last) {}

  /** Keeps the changes of a run within its transaction. */
  static void keep(Handle handle, long run, int chunk, RosterChanges changes) {
    List<RosterChange> page = new ArrayList<>(chunk);
    int[] pages = {0};
    changes.forEach(
        change -> {
          page.add(change);
          if (page.size() == chunk) {
            insert(handle, run, ++pages[0], page);
            page.clear();
          }
        });
    if (!page.isEmpty()) {
      insert(handle, run, pages[0] + 1, page);
    }
  }

  private static void insert(Handle handle, long run, int page, List<RosterChange> changes) {
    handle.execute(
        "INSERT INTO roster_pending (run, page, changes) VALUES (?, ?, ?)",
        run,
        page,
        PackedChanges.pack(changes));
  }

  /** Puts into the tables what all runs have left to be done. */
  static void finishAll(Engine engine) {
    List<Long> runs =
        engine
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("SELECT DISTINCT run FROM roster_pending ORDER BY run")
                        .mapTo(Long.class)
                        .list());
    runs.forEach(run -> finish(engine, run));
  }

  /** Puts into the tables what that run has left to be done. */
  static void finish(Engine engine, long run) {
    Optional<Pages> left = engine.jdbi().withHandle(handle -> find(handle, run));
    left.ifPresent(
        pages -> {
          for (int page = pages.first(); page <= pages.last(); page++) {
            int number = page;
            engine.jdbi().useTransaction(handle -> finish(handle, engine, pages, number));
          }
        });
  }

  private static Optional<Pages> find(Handle handle, long run) {
    return handle
        .createQuery(
            "SELECT run.district, MIN(page), MAX(page) FROM roster_pending"
                + " JOIN run ON number = roster_pending.run WHERE number = ? GROUP BY run.district")
        .bind(0, run)
        .map((row, context) -> new Pages(run, row.getString(1), row.getInt(2), row.getInt(3)))
        .findOne();
  }

  private static void finish(Handle handle, Engine engine, Pages pages, int page) {
    byte[] changes =
        handle
            .createQuery("SELECT changes FROM roster_pending WHERE run = ? AND page = ?")
            .bind(0, pages.run())
            .bind(1, page)
            .map((row, context) -> row.getBytes(1))
            .one();
    RosterWrites writes =
        new RosterWrites(handle, engine, pages.district(), pages.run(), page * ENTRIES);
    PackedChanges.unpack(changes).forEach(writes::add);
    writes.end();
    handle.execute("DELETE FROM roster_pending WHERE run = ? AND page = ?", pages.run(), page);
  }
}
