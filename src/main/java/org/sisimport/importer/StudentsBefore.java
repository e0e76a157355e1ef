package org.sisimport.importer;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.Field;
import org.sisimport.students.Elsewhere;
import org.sisimport.students.Students;
import org.sisimport.students.TransferMove;
import org.sisimport.students.TransferRequest;

/**
 * A district's students as they were before a run: what the audit trail says of it, of later runs
 * and of transfers since is taken back.
 */
final class StudentsBefore implements Students {

  private final Students now;
  private final Map<Integer, ExistingStudent> byId = new HashMap<>();
  private final Map<String, ExistingStudent> bySsid = new HashMap<>();
  private final Map<String, Elsewhere> arrivedSince = new HashMap<>();
  private final Run run;

  /**
   * Takes back.
   *
   * @param run that they are before
   * @param moves who left the district or came to it since the run began, the newest first
   * @param standings what changed standings since the run began, the newest first
   * @param later the audit entries of the run and of each later one, the newest run first
   * @param day of the run, as of which students are inactive or not
   */
  StudentsBefore(
      Students now,
      Run run,
      List<TransferMove> moves,
      List<StandingEntry> standings,
      List<List<AuditEntry>> later,
      LocalDate day) {
    this.now = now;
    this.run = run;
    now.all().forEach(student -> byId.put(student.id(), student));
    moves.forEach(this::takeBack);
    for (StandingEntry entry : standings) {
      byId.computeIfPresent(entry.student(), (id, student) -> entry.before().in(student, day));
    }
    later.forEach(entries -> entries.forEach(this::takeBack));
    for (ExistingStudent student : byId.values()) {
      String ssid = student.ssid();
      if (ssid != null) {
        bySsid.put(ssid, student);
      }
    }
  }

  private void takeBack(TransferMove move) {
    TransferRequest request = move.request();
    if (request.asked().equals(run.district())) {
      // the standing of then is taken back with those that people changed
      byId.put(
          request.student(),
          new ExistingStudent(
              request.student(), move.before(), "Pending", null, null, false, null, 0));
      return;
    }
    byId.remove(request.student());
    String ssid = move.before().get(Field.SSID);
    if (ssid != null) {
      arrivedSince.put(ssid, new Elsewhere(request.student(), request.asked(), request));
    }
  }

  private void takeBack(AuditEntry entry) {
    ExistingStudent student = byId.get(entry.student());
    if (student == null) {
      return;
    }
    if (entry.field() == Field.LAST_NAME && entry.before() == null) {
      // every student has a last name, so this entry is of the student's creation
      byId.remove(entry.student());
      return;
    }
    byId.put(
        student.id(),
        new ExistingStudent(
            student.id(),
            student.values().with(entry.field(), entry.before()),
            student.status(),
            student.inactiveDate(),
            student.inactiveReason(),
            student.inactive(),
            student.lastImportDate(),
            student.version()));
  }

  @Override
  public @Nullable ExistingStudent findBySsid(String ssid) {
    return bySsid.get(ssid);
  }

  @Override
  public Collection<ExistingStudent> all() {
    return byId.values();
  }

  @Override
  public Map<String, Elsewhere> findInOtherDistricts(Collection<String> ssids) {
    Map<String, Elsewhere> found = new HashMap<>(now.findInOtherDistricts(ssids));
    ssids.stream()
        .filter(arrivedSince::containsKey)
        .forEach(ssid -> found.put(ssid, arrivedSince.get(ssid)));
    found.replaceAll((ssid, elsewhere) -> elsewhere.before(run.number(), run.started()));
    return found;
  }
}
