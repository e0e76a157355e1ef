package org.sisimport.receiver;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.sisimport.importer.Attempt;
import org.sisimport.importer.Claim;
import org.sisimport.importer.Counts;
import org.sisimport.importer.Journal;
import org.sisimport.importer.Run;
import org.sisimport.importer.RunLog;
import org.sisimport.importer.RunStatus;
import org.sisimport.oneroster.RosterChange;
import org.sisimport.oneroster.RosterFile;
import org.sisimport.oneroster.RosterRecord;
import org.sisimport.oneroster.RosterStatus;
import org.sisimport.store.Database;

/** A roster to be kept: records are added, changed and removed by key. */
public final class InventedRoster {

  private final Map<RosterFile, Map<String, RosterRecord>> files = new EnumMap<>(RosterFile.class);

  /**
   * A school with a homeroom of grade 5, its teacher and one student, who is whole in the eyes of
   * every receiver.
   */
  public static InventedRoster small() {
    return new InventedRoster()
        .put(RosterFile.ORGS, "d", "name=Golden Valley Unified", "type=district")
        .put(RosterFile.ORGS, "oak", "name=Oak Elementary", "type=school", "identifier=9900101")
        .put(
            RosterFile.ACADEMIC_SESSIONS,
            "year",
            "title=2026-27",
            "type=schoolYear",
            "startDate=2026-08-12",
            "endDate=2027-06-05",
            "schoolYear=2027")
        .put(RosterFile.COURSES, "grade5", "title=Fifth Grade", "orgSourcedId=oak")
        .put(
            RosterFile.CLASSES,
            "room5",
            "title=Room 5",
            "classCode=R5",
            "classType=homeroom",
            "courseSourcedId=grade5",
            "schoolSourcedId=oak",
            "termSourcedIds=year",
            "periods=1")
        .put(
            RosterFile.USERS,
            "t1",
            "role=teacher",
            "orgSourcedIds=oak",
            "givenName=Ruth",
            "familyName=Teller",
            "email=ruth.teller@example.org",
            "enabledUser=true")
        .student("s1", "identifier=00123", "givenName=Marisol", "familyName=Alvarez", "grades=05")
        .put(
            RosterFile.ENROLLMENTS,
            "e-t1",
            "classSourcedId=room5",
            "schoolSourcedId=oak",
            "userSourcedId=t1",
            "role=teacher",
            "primary=true")
        .enroll("s1", "room5");
  }

  /** Adds a student of the school {@code oak} with a birth date. */
  public InventedRoster student(String id, String... values) {
    put(RosterFile.USERS, id, "role=student", "orgSourcedIds=oak", "enabledUser=true");
    put(RosterFile.USERS, id, values);
    return put(RosterFile.DEMOGRAPHICS, id, "birthDate=2015-03-09", "sex=female");
  }

  /** Puts a student into a class, for as long as its terms. */
  public InventedRoster enroll(String student, String schoolClass, String... values) {
    String id = "e-" + student + "-" + schoolClass;
    put(
        RosterFile.ENROLLMENTS,
        id,
        "classSourcedId=" + schoolClass,
        "userSourcedId=" + student,
        "role=student");
    return put(RosterFile.ENROLLMENTS, id, values);
  }

  /**
   * Adds a record, or changes the values named; {@code metadata.name=value} is an extension column.
   */
  public InventedRoster put(RosterFile file, String id, String... values) {
    Map<String, RosterRecord> records = files.computeIfAbsent(file, any -> new LinkedHashMap<>());
    RosterRecord before = records.get(id);
    List<String> cells =
        new ArrayList<>(
            before == null ? Collections.nCopies(file.columns().size(), "") : before.values());
    TreeMap<String, String> metadata = new TreeMap<>(before == null ? Map.of() : before.metadata());
    for (String value : values) {
      String name = value.substring(0, value.indexOf('='));
      String text = value.substring(value.indexOf('=') + 1);
      if (name.startsWith("metadata.")) {
        metadata.put(name.substring("metadata.".length()), text);
      } else {
        cells.set(file.column(name), text);
      }
    }
    records.put(id, new RosterRecord(file, id, RosterStatus.ACTIVE, null, cells, metadata, 2));
    return this;
  }

  /** Says that the sender has it no more. */
  public InventedRoster delete(RosterFile file, String id) {
    Map<String, RosterRecord> records = files.getOrDefault(file, Map.of());
    RosterRecord before = records.get(id);
    if (before == null) {
      throw new IllegalArgumentException(file + " has no " + id);
    }
    records.put(
        id,
        new RosterRecord(
            file, id, RosterStatus.TO_BE_DELETED, null, before.values(), before.metadata(), 2));
    return this;
  }

  /** Writes all of it into a database, as the roster of a district of which nothing is kept. */
  public void keep(Database database, String district) {
    Journal journal = database.journal();
    Claim claim = journal.claim(district, "a test", Duration.ofMinutes(1)).orElseThrow();
    Instant now = Instant.parse("2026-09-30T10:00:00Z");
    String bytes = "the package of " + district;
    String file = "OneRoster.zip";
    String night = "2026-09-30";
    long run =
        journal.begin(
            claim, new Attempt(0, night, district, file, file, 1, now, bytes, now, "a test"));
    journal.apply(
        claim,
        new Run(
            run,
            night,
            district,
            LocalDate.parse(night),
            file,
            file,
            1,
            now,
            bytes,
            RunStatus.APPLIED,
            now,
            now,
            Counts.NONE,
            null,
            null,
            null,
            null),
        new RunLog(new byte[0], new byte[0], new byte[0]),
        List.of(),
        new int[0],
        this::changes);
    journal.release(claim);
  }

  private void changes(Consumer<RosterChange> reader) {
    files
        .values()
        .forEach(
            records ->
                records
                    .values()
                    .forEach(
                        record ->
                            reader.accept(new RosterChange(RosterChange.Kind.ADDED, record))));
  }
}
