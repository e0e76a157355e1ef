package org.sisimport.importer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
import org.sisimport.table.Table;

/** A OneRoster package: it has students, and a roster besides. */
final class PackageContents extends Contents {

  private final RosterRegister register;
  private final String district;
  private final RosterPackage pack;
  private final StudentTable students;

  private PackageContents(
      RosterRegister register, String district, RosterPackage pack, StudentTable students) {
    this.register = register;
    this.district = district;
    this.pack = pack;
    this.students = students;
  }

  static PackageContents open(
      Delivery delivery, DistrictFolder district, RosterRegister register, LocalDate day) {
    String code = district.code();
    RosterPackage pack =
        RosterPackage.open(delivery.content(), delivery.name(), district.strictPackages());
    pack.checkReferences(new KeptIds(register, code));
    return new PackageContents(register, code, pack, StudentTable.of(pack, register, code, day));
  }

  @Override
  Table table() {
    return students;
  }

  @Override
  boolean isWhole() {
    return pack.mode(RosterFile.USERS) == RosterMode.BULK;
  }

  @Override
  List<Notice> notices() {
    List<Notice> notices = new ArrayList<>(pack.notices());
    if (hasNoStudents() && isWhole()) {
      notices.add(new RosterNotices.NoStudents());
    }
    return notices;
  }

  /** As a delta in which none has changed: then there are no columns either. */
  @Override
  boolean hasNoStudents() {
    return students.isEmpty();
  }

  @Override
  RosterPlan planRoster(Instant time) {
    return new RosterPlanner(register).plan(district, pack, time);
  }
}
