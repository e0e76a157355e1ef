package org.sisimport.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.Field;
import org.sisimport.facts.Values;
import org.sisimport.importer.Claim;
import org.sisimport.importer.StandingEntry;
import org.sisimport.importer.StudentsChangedException;
import org.sisimport.students.Standing;
import org.sisimport.students.StandingChange;
import org.sisimport.students.TransferMove;
import org.sisimport.students.TransferRequest;

/**
 * The table {@code transfer_audit}, and the record that a transfer moves. All of it within the
 * caller's transaction.
 */
final class TransferMoves {

  /** What means something only in the district that gives it: its own numbers and schools. */
  private static final List<Field> OF_DISTRICT =
      List.of(
          Field.LOCAL_STUDENT_ID, Field.SCHOOL_OF_ATTENDANCE, Field.SITE_CODE, Field.SCHOOL_TYPE);

  private static final Standing PENDING = new Standing("Pending", null, null);

  private static final String UPDATE =
      "UPDATE student SET version = version + 1, district = ?, status = ?, inactive_date = NULL,"
          + " inactive_reason = NULL, last_import_date = NULL, "
          + OF_DISTRICT.stream()
              .map(field -> StudentTable.column(field) + " = NULL")
              .collect(Collectors.joining(", "))
          + " WHERE id = ? AND district = ? AND version = ?";

  private TransferMoves() {}

  /**
   * Gives the record to the district that asks, Pending, and audits it in both districts.
   *
   * @param from the claim on the district that has the record
   * @param to the claim on the district that gets it
   * @throws StudentsChangedException where the record is no longer as it was seen
   */
  static void move(
      Handle handle,
      Claim from,
      Claim to,
      TransferRequest request,
      ExistingStudent before,
      String by,
      Instant at) {
    int moved =
        handle.execute(
            UPDATE,
            to.district(),
            PENDING.status(),
            before.id(),
            from.district(),
            before.version());
    if (moved != 1) {
      throw new StudentsChangedException(
          "Student "
              + before.id()
              + " was changed by somebody else at the same moment; nothing was written: do it"
              + " again.");
    }
    List<StandingChange> standing = List.of(new StandingChange(before, PENDING));
    StandingTable.insert(handle, from, standing, StandingEntry.Cause.MOVED_AWAY, by, at);
    StandingTable.insert(handle, to, standing, StandingEntry.Cause.ARRIVED, by, at);
    audit(handle, request, from, to, before.values());
  }

  private static void audit(
      Handle handle, TransferRequest request, Claim from, Claim to, Values values) {
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO transfer_audit (request, district, field, value_before, value_after,"
                + " last_run) VALUES (?, ?, ?, ?, ?, ?)");
    long lastRunFrom = StandingTable.lastRun(handle, from.district());
    long lastRunTo = StandingTable.lastRun(handle, to.district());
    values
        .known()
        .forEach(
            (field, value) -> {
              bind(batch, request, from, field, lastRunFrom)
                  .bind(3, value)
                  .bind(4, (String) null)
                  .add();
              if (!OF_DISTRICT.contains(field)) {
                bind(batch, request, to, field, lastRunTo)
                    .bind(3, (String) null)
                    .bind(4, value)
                    .add();
              }
            });
    batch.execute();
  }

  private static PreparedBatch bind(
      PreparedBatch batch, TransferRequest request, Claim claim, Field field, long lastRun) {
    return batch
        .bind(0, request.number())
        .bind(1, claim.district())
        .bind(2, field.name())
        .bind(5, lastRun);
  }

  /** The students who left a district or came to it since a run began, the newest move first. */
  static List<TransferMove> listSince(Handle handle, String district, long run) {
    List<Long> moved =
        handle
            .createQuery(
                "SELECT DISTINCT request FROM transfer_audit WHERE district = ? AND last_run >= ?"
                    + " ORDER BY request DESC")
            .bind(0, district)
            .bind(1, run)
            .mapTo(Long.class)
            .list();
    List<TransferMove> moves = new ArrayList<>();
    for (long number : moved) {
      TransferTable.find(handle, number)
          .map(request -> new TransferMove(request, valuesBefore(handle, request)))
          .ifPresent(moves::add);
    }
    return moves;
  }

  private static Values valuesBefore(Handle handle, TransferRequest request) {
    Map<Field, String> values = new EnumMap<>(Field.class);
    handle
        .createQuery(
            "SELECT field, value_before FROM transfer_audit WHERE request = ? AND district = ?")
        .bind(0, request.number())
        .bind(1, request.asked())
        .map((row, context) -> Map.entry(Field.valueOf(row.getString(1)), row.getString(2)))
        .forEach(entry -> values.put(entry.getKey(), entry.getValue()));
    return Values.of(values);
  }
}
