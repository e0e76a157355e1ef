package org.sisimport.importer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sisimport.district.DistrictFolder;
import org.sisimport.notice.Notice;
import org.sisimport.notice.RosterNotices;
import org.sisimport.oneroster.KeptIds;
import org.sisimport.oneroster.RosterFile;
import org.sisimport.oneroster.RosterMode;
import org.sisimport.oneroster.RosterPackage;
import org.sisimport.oneroster.RosterPlan;
import org.sisimport.oneroster.RosterPlanner;
import org.sisimport.oneroster.RosterRegister;
import org.sisimport.oneroster.StudentTable;
import org.sisimport.source.Delivery;
import org.sisimport.table.Reading;
import org.sisimport.table.Table;
import org.sisimport.table.Tables;

/**
 * A delivery, opened. A file is a table of students; a OneRoster package has students too, and a
 * roster besides.
 */
final class Contents {

  private final RosterRegister register;
  private final String district;
  private final Table table;
  private final @Nullable RosterPackage pack;

  private Contents(
      RosterRegister register, String district, Table table, @Nullable RosterPackage pack) {
    this.register = register;
    this.district = district;
    this.table = table;
    this.pack = pack;
  }

  /** Whether the delivery is a OneRoster package, by its content. */
  static boolean isPackage(Delivery delivery) {
    return RosterPackage.isPackage(delivery.content());
  }

  /**
   * Opens a delivery.
   *
   * @param register the rosters that are kept
   * @param day of the import, in the district's zone
   * @throws org.sisimport.table.UnreadableFileException where it is neither table nor package
   */
  static Contents open(
      Delivery delivery, DistrictFolder district, RosterRegister register, LocalDate day) {
    String code = district.code();
    if (!isPackage(delivery)) {
      Reading how = new Reading(district.charset(), district.delimiter());
      return new Contents(
          register, code, Tables.open(delivery.content(), delivery.name(), how), null);
    }
    RosterPackage pack =
        RosterPackage.open(delivery.content(), delivery.name(), district.strictPackages());
    pack.checkReferences(new KeptIds(register, code));
    return new Contents(register, code, StudentTable.of(pack, register, code, day), pack);
  }

  /** The students. */
  Table table() {
    return table;
  }

  boolean isPackage() {
    return pack != null;
  }

  /**
   * The program of every student of the delivery, where the district declares one of its files.
   * Nobody declares it of a package: it holds all students of the district.
   */
  @Nullable String designation(Delivery delivery) {
    return isPackage() ? null : delivery.pattern().designation();
  }

  /** What a person should know of the delivery beside its rows. */
  List<Notice> notices() {
    if (pack == null) {
      return List.of();
    }
    List<Notice> notices = new ArrayList<>(pack.notices());
    if (hasNoStudents() && pack.mode(RosterFile.USERS) == RosterMode.BULK) {
      notices.add(new RosterNotices.NoStudents());
    }
    return notices;
  }

  /**
   * Whether it is a package that speaks of no student, as a delta in which none has changed: then
   * there are no columns either that could be understood.
   */
  boolean hasNoStudents() {
    return table instanceof StudentTable students && students.isEmpty();
  }

  /**
   * What would become of the roster that is kept; {@code null} where the delivery brings none.
   *
   * @param time of the import
   */
  @Nullable RosterPlan planRoster(Instant time) {
    return pack == null ? null : new RosterPlanner(register).plan(district, pack, time);
  }
}
