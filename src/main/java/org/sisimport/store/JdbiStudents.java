package org.sisimport.store;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.students.Elsewhere;
import org.sisimport.students.LoadedStudent;
import org.sisimport.students.StudentRegister;
import org.sisimport.students.Students;

/** The students in the table {@code student}. */
final class JdbiStudents implements StudentRegister {

  /** Rows that PostgreSQL's driver takes at a time. */
  private static final int FETCH = 5_000;

  private final Engine engine;
  private final Jdbi jdbi;
  private final Failures failures;
  private final int page;

  JdbiStudents(Engine engine) {
    this.engine = engine;
    this.jdbi = engine.jdbi();
    this.failures = engine.failures();
    this.page = engine.dialect().page();
  }

  @Override
  public boolean isEmpty(String district) {
    try {
      return jdbi.withHandle(
          handle ->
              handle
                  .createQuery("SELECT id FROM student WHERE district = ? FETCH FIRST 1 ROWS ONLY")
                  .bind(0, district)
                  .mapTo(Integer.class)
                  .findOne()
                  .isEmpty());
    } catch (JdbiException e) {
      throw failures.explain("The students of district " + district + " could not be read", e);
    }
  }

  @Override
  public int count(String district) {
    try {
      return jdbi.withHandle(handle -> count(handle, district));
    } catch (JdbiException e) {
      throw failures.explain("The students of district " + district + " could not be counted", e);
    }
  }

  @Override
  public Students read(String district, LocalDate today) {
    return new StudentsOfOneMoment(district, snapshot(district, today));
  }

  @Override
  public List<ExistingStudent> list(String district, LocalDate today) {
    return snapshot(district, today).studentsBySsid();
  }

  @Override
  public Optional<ExistingStudent> findById(int id, LocalDate today) {
    try {
      return atOneMoment(
          handle ->
              findDistrict(handle, id)
                  .flatMap(
                      district ->
                          findOne(
                              handle.createQuery(StudentTable.SELECT + "WHERE id = ?").bind(0, id),
                              district,
                              today)));
    } catch (JdbiException e) {
      throw failures.explain("Student " + id + " could not be read", e);
    }
  }

  @Override
  public Optional<ExistingStudent> findBySsid(String district, String ssid, LocalDate today) {
    try {
      return atOneMoment(
          handle ->
              findOne(
                  handle
                      .createQuery(StudentTable.SELECT + "WHERE ssid = ? AND district = ?")
                      .bind(0, ssid)
                      .bind(1, district),
                  district,
                  today));
    } catch (JdbiException e) {
      throw failures.explain("A student of district " + district + " could not be read", e);
    }
  }

  @Override
  public boolean haveJoinedSince(String district, long run) {
    try {
      return jdbi.withHandle(handle -> StandingTable.haveJoinedSince(handle, district, run));
    } catch (JdbiException e) {
      throw failures.explain(
          "The changes of standing of district " + district + " could not be read", e);
    }
  }

  @Override
  public boolean isSeen(String district) {
    try {
      return jdbi.withHandle(handle -> Sightings.areThere(handle, district));
    } catch (JdbiException e) {
      throw failures.explain("The students of district " + district + " could not be read", e);
    }
  }

  @Override
  public void load(String district, List<LoadedStudent> rows, boolean replace) {
    WriteTransaction transaction = new WriteTransaction(jdbi);
    try {
      transaction.run(
          handle -> {
            engine.lock(handle, district);
            int present = count(handle, district);
            if (present > 0 && !replace) {
              throw new SisImportException(
                  "District "
                      + district
                      + " has "
                      + present
                      + " students already; nothing was loaded: only replacing them all would"
                      + " work.");
            }
            new StudentLoad(handle, engine, district, rows).write();
          });
      failures.requireWritten("The students of district " + district + " could not be loaded");
    } catch (JdbiException e) {
      if (Failures.violates(e, "student_ssid") || Failures.isConflict(e)) {
        throw new SisImportException(
            "Students were written by somebody else while those of district "
                + district
                + " were loaded; nothing was loaded: load them again.");
      }
      throw failures.explain(
          transaction.inDoubt()
              ? "Whether the students of district " + district + " were loaded is not known"
              : "The students of district " + district + " could not be loaded",
          e);
    }
  }

  private Snapshot snapshot(String district, LocalDate today) {
    try {
      return atOneMoment(
          handle -> {
            Snapshot snapshot = new Snapshot(today);
            String nextPage =
                StudentTable.SELECT
                    + "WHERE district = ? AND id > ? ORDER BY district, id FETCH FIRST "
                    + page
                    + " ROWS ONLY";
            int before;
            do {
              before = snapshot.size();
              addAll(
                  handle
                      .createQuery(nextPage)
                      .setFetchSize(FETCH)
                      .bind(0, district)
                      .bind(1, snapshot.lastId()),
                  snapshot);
            } while (snapshot.size() - before == page);
            Sightings.date(handle, district, snapshot);
            snapshot.indexSsids();
            return snapshot;
          });
    } catch (JdbiException e) {
      throw failures.explain("The students of district " + district + " could not be read", e);
    }
  }

  /** All queries of the work see the same state, so that students and sightings fit together. */
  private <T> T atOneMoment(HandleCallback<T, RuntimeException> work) {
    return jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, work);
  }

  private static Optional<ExistingStudent> findOne(Query query, String district, LocalDate today) {
    Snapshot snapshot = new Snapshot(today);
    addAll(query, snapshot);
    Sightings.date(query.getHandle(), district, snapshot);
    return snapshot.students().stream().findFirst();
  }

  private static Optional<String> findDistrict(Handle handle, int id) {
    return handle
        .createQuery("SELECT district FROM student WHERE id = ?")
        .bind(0, id)
        .mapTo(String.class)
        .findOne();
  }

  private static int count(Handle handle, String district) {
    return handle
        .createQuery("SELECT COUNT(*) FROM student WHERE district = ?")
        .bind(0, district)
        .mapTo(Integer.class)
        .one();
  }

  private static void addAll(Query query, Snapshot snapshot) {
    query
        .map(
            (row, context) -> {
              snapshot.add(row);
              return snapshot;
            })
        .forEach(added -> {});
  }

  private final class StudentsOfOneMoment implements Students {

    private final String district;
    private final Snapshot snapshot;

    StudentsOfOneMoment(String district, Snapshot snapshot) {
      this.district = district;
      this.snapshot = snapshot;
    }

    @Override
    public @Nullable ExistingStudent findBySsid(String ssid) {
      return snapshot.findBySsid(ssid);
    }

    @Override
    public Collection<ExistingStudent> all() {
      return snapshot.students();
    }

    @Override
    public Map<String, Elsewhere> findInOtherDistricts(Collection<String> ssids) {
      try {
        return jdbi.withHandle(
            handle -> OtherDistricts.find(handle, engine.dialect(), district, ssids));
      } catch (JdbiException e) {
        throw failures.explain("The students of other districts could not be read", e);
      }
    }
  }
}
