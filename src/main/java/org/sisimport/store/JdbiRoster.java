package org.sisimport.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;
import org.sisimport.oneroster.KeptRecord;
import org.sisimport.oneroster.RosterAudit;
import org.sisimport.oneroster.RosterChange;
import org.sisimport.oneroster.RosterFile;
import org.sisimport.oneroster.RosterRegister;
import org.sisimport.oneroster.RosterStatus;

/** The rosters in the tables {@code roster_...}. */
final class JdbiRoster implements RosterRegister {

  /** Rows that PostgreSQL's driver takes at a time. */
  private static final int FETCH = 5_000;

  private static final String PAGE =
      "WHERE district = ? AND sourced_id > ? ORDER BY district, sourced_id FETCH FIRST ";

  private static final String ROWS = " ROWS ONLY";

  private final Jdbi jdbi;
  private final Failures failures;
  private final Dialect dialect;

  JdbiRoster(Engine engine) {
    this.jdbi = engine.jdbi();
    this.failures = engine.failures();
    this.dialect = engine.dialect();
  }

  @Override
  public <T> T atOneMoment(String district, Supplier<T> work) {
    try {
      return jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, handle -> work.get());
    } catch (JdbiException e) {
      throw unreadable(district, e);
    }
  }

  @Override
  public boolean isEmpty(String district) {
    return read(
        district,
        handle ->
            Arrays.stream(RosterFile.values())
                .map(RosterTable::of)
                .allMatch(table -> isEmpty(handle, table, district)));
  }

  private static boolean isEmpty(Handle handle, RosterTable table, String district) {
    return handle
        .createQuery(
            "SELECT 1 FROM " + table.name() + " WHERE district = ? FETCH FIRST 1 ROWS ONLY")
        .bind(0, district)
        .mapTo(Integer.class)
        .findOne()
        .isEmpty();
  }

  @Override
  public void forEach(String district, RosterFile file, Consumer<KeptRecord> reader) {
    RosterTable table = RosterTable.of(file);
    stream(district, table, table.select(), row -> reader.accept(table.read(row)));
  }

  @Override
  public void forEachFingerprint(String district, RosterFile file, FingerprintReader reader) {
    RosterTable table = RosterTable.of(file);
    stream(
        district,
        table,
        "SELECT sourced_id, status, fingerprint FROM " + table.name() + " ",
        row ->
            reader.record(row.getString(1), RosterTable.status(row.getString(2)), row.getLong(3)));
  }

  @Override
  public List<KeptRecord> find(String district, RosterFile file, Collection<String> sourcedIds) {
    return read(
        district,
        handle -> RosterReads.find(handle, dialect, RosterTable.of(file), district, sourcedIds));
  }

  @Override
  public List<KeptRecord> page(String district, RosterFile file, String after, int most) {
    RosterTable table = RosterTable.of(file);
    return read(
        district,
        handle ->
            handle
                .createQuery(table.select() + PAGE + most + ROWS)
                .bind(0, district)
                .bind(1, after)
                .map((row, context) -> table.read(row))
                .list());
  }

  @Override
  public KeptFile count(String district, RosterFile file) {
    return read(
        district,
        handle ->
            handle
                .createQuery(
                    "SELECT status, COUNT(*), MAX(run) FROM "
                        + RosterTable.of(file).name()
                        + " WHERE district = ? GROUP BY status")
                .bind(0, district)
                .reduceResultSet(
                    new KeptFile(file, 0, 0, null),
                    (counted, row, context) -> counted(counted, row)));
  }

  private static KeptFile counted(KeptFile file, ResultSet row) throws SQLException {
    boolean active = RosterTable.status(row.getString(1)) == RosterStatus.ACTIVE;
    long run = row.getLong(3);
    Long last = file.lastRun();
    return new KeptFile(
        file.file(),
        active ? row.getInt(2) : file.active(),
        active ? file.toBeDeleted() : row.getInt(2),
        last == null ? run : Math.max(last, run));
  }

  @Override
  public List<School> schools(String district) {
    return read(district, handle -> RosterSchools.list(handle, district));
  }

  @Override
  public List<RosterAudit> listAudit(long run) {
    try {
      return jdbi.withHandle(
          handle ->
              handle
                  .createQuery(
                      "SELECT file, sourced_id, kind, column_name, value_before, value_after"
                          + " FROM roster_audit WHERE run = ? ORDER BY run, entry")
                  .bind(0, run)
                  .map((row, context) -> audit(run, row))
                  .list());
    } catch (JdbiException e) {
      throw failures.explain("The changes of the roster by run " + run + " could not be read", e);
    }
  }

  private static RosterAudit audit(long run, ResultSet row) throws SQLException {
    @Nullable String before = row.getString(5);
    @Nullable String after = row.getString(6);
    return new RosterAudit(
        run,
        RosterFile.find(row.getString(1)).orElseThrow(),
        row.getString(2),
        RosterChange.Kind.valueOf(row.getString(3)),
        row.getString(4),
        before,
        after);
  }

  /** Reads the current row. */
  private interface RowReader {

    void read(ResultSet row) throws SQLException;
  }

  /** Reads all rows of a district; the first column of the query is the id. */
  private void stream(String district, RosterTable table, String select, RowReader reader) {
    read(
        district,
        handle -> {
          String last = "";
          int read;
          do {
            Page page = new Page(last);
            handle
                .createQuery(select + PAGE + dialect.page() + ROWS)
                .setFetchSize(FETCH)
                .bind(0, district)
                .bind(1, last)
                .map((row, context) -> page.read(row, reader))
                .forEach(nothing -> {});
            last = page.last;
            read = page.size;
          } while (read == dialect.page());
          return table;
        });
  }

  /** How far a page has been read. */
  private static final class Page {
    private String last;
    private int size;

    private Page(String last) {
      this.last = last;
    }

    private Page read(ResultSet row, RowReader reader) throws SQLException {
      reader.read(row);
      last = row.getString(1);
      size++;
      return this;
    }
  }

  /** Within the transaction of whoever asks while a run is written, or else in one of its own. */
  private <T> T read(String district, HandleCallback<T, RuntimeException> work) {
    try {
      return jdbi.inTransaction(work);
    } catch (JdbiException e) {
      throw unreadable(district, e);
    }
  }

  private SisImportException unreadable(String district, JdbiException e) {
    return failures.explain("The roster of district " + district + " could not be read", e);
  }
}
