package org.sisimport.fault;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.importer.AuditEntry;
import org.sisimport.importer.Counts;
import org.sisimport.importer.Journal;
import org.sisimport.importer.Run;
import org.sisimport.importer.RunLog;
import org.sisimport.importer.RunStatus;
import org.sisimport.store.Database;

/** What is there of both districts, without what two equal nights may have differently. */
record State(Map<String, OfDistrict> districts) {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  /**
   * One district's part.
   *
   * @param students one line each, sorted by SSID; without our numbers
   * @param audit one line for each changed field; of all runs
   * @param applied the runs that applied something
   * @param log the log of the applied run as the database keeps it, without its number and times
   */
  record OfDistrict(
      List<String> students, List<String> audit, List<Run> applied, List<Run> others, String log) {

    boolean isApplied() {
      return applied.size() == 1;
    }

    /** Whether students, audit and the number of applied runs are those of another. */
    boolean isLike(OfDistrict other) {
      return students.equals(other.students)
          && audit.equals(other.audit)
          && applied.size() == other.applied.size();
    }

    /** The counts of the run that applied something; none where there is none. */
    Counts counts() {
      return applied.isEmpty() ? Counts.NONE : applied.get(0).counts();
    }
  }

  static State of(Database database) {
    Map<String, OfDistrict> districts = new TreeMap<>();
    for (String code : Districts.CODES) {
      districts.put(code, of(database, code));
    }
    return new State(districts);
  }

  static OfDistrict of(Database database, String code) {
    Journal journal = database.journal();
    List<Run> applied = new ArrayList<>();
    List<Run> others = new ArrayList<>();
    List<AuditEntry> audit = new ArrayList<>();
    for (Run run : journal.list(code)) {
      (run.status() == RunStatus.APPLIED ? applied : others).add(run);
      audit.addAll(journal.listAudit(run.number()));
    }
    Map<Integer, String> ssids = new HashMap<>();
    List<String> students = new ArrayList<>();
    LocalDate night = applied.isEmpty() ? null : applied.get(0).day();
    for (ExistingStudent student : database.students().list(code, TODAY)) {
      ssids.put(student.id(), student.ssid());
      students.add(line(student, night));
    }
    return new OfDistrict(
        students,
        audit.stream().map(entry -> line(entry, ssids)).sorted().toList(),
        applied,
        others,
        applied.isEmpty()
            ? ""
            : journal
                .findLog(applied.get(0).number())
                .map(log -> masked(RunLog.unzipped(log.text())))
                .orElse(""));
  }

  private static String line(ExistingStudent student, LocalDate night) {
    return student.values()
        + " "
        + student.status()
        + " "
        + student.inactiveDate()
        + " "
        + student.inactiveReason()
        + " version "
        + student.version()
        + " seen "
        + (night != null && Objects.equals(student.lastImportDate(), night)
            ? "tonight"
            : student.lastImportDate());
  }

  private static String line(AuditEntry entry, Map<Integer, String> ssids) {
    return entry.row()
        + " "
        + entry.field()
        + " of "
        + ssids.get(entry.student())
        + ": "
        + entry.before()
        + " -> "
        + entry.after()
        + " by "
        + entry.rule()
        + ", "
        + entry.because();
  }

  /** A log without the times and the number in its head. */
  static String masked(byte[] log) {
    return new String(log, StandardCharsets.UTF_8)
        .replaceAll("(?m)^(File|Read) .*$", "$1")
        .replaceAll("\\d{4}-\\d\\d-\\d\\d", "DAY");
  }
}
