package org.sisimport.importer;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.Field;
import org.sisimport.students.Students;

/**
 * A district's students as they were before a run: what the audit trail says of it and of later
 * runs is taken back.
 */
final class StudentsBefore implements Students {

  private final Students now;
  private final Map<Integer, ExistingStudent> byId = new HashMap<>();
  private final Map<String, ExistingStudent> bySsid = new HashMap<>();

  /**
   * Takes back.
   *
   * @param later the audit entries of the run and of each later one, the newest run first
   */
  StudentsBefore(Students now, List<List<AuditEntry>> later) {
    this.now = now;
    now.all().forEach(student -> byId.put(student.id(), student));
    later.forEach(entries -> entries.forEach(this::takeBack));
    for (ExistingStudent student : byId.values()) {
      String ssid = student.ssid();
      if (ssid != null) {
        bySsid.put(ssid, student);
      }
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
  public Map<String, String> findInOtherDistricts(Collection<String> ssids) {
    return now.findInOtherDistricts(ssids);
  }
}
