package org.sisimport.importer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sisimport.aeries.PullArchive;
import org.sisimport.aeries.PullSeal;
import org.sisimport.district.DistrictFolder;
import org.sisimport.notice.Notice;
import org.sisimport.oneroster.RosterPackage;
import org.sisimport.oneroster.RosterPlan;
import org.sisimport.oneroster.RosterRegister;
import org.sisimport.source.Delivery;
import org.sisimport.table.Table;

/** A delivery, opened: whatever it is, it has students, and they are a table. */
abstract class Contents {

  /** What a delivery is. */
  enum Kind {
    /** A table of students. */
    FILE,
    /** A OneRoster package: students, and a roster besides. */
    PACKAGE,
    /** The answers of an Aeries API. */
    PULL
  }

  /** What a delivery is, by its content: its name says nothing. */
  static Kind kind(Delivery delivery) {
    if (PullArchive.isPull(delivery.content())) {
      return Kind.PULL;
    }
    return RosterPackage.isPackage(delivery.content()) ? Kind.PACKAGE : Kind.FILE;
  }

  /**
   * Opens a delivery.
   *
   * @param register the rosters that are kept
   * @param day of the import, in the district's zone
   * @throws org.sisimport.table.UnreadableFileException where it is nothing that can be read
   */
  static Contents open(
      Delivery delivery, DistrictFolder district, RosterRegister register, LocalDate day) {
    return switch (kind(delivery)) {
      case FILE -> FileContents.open(delivery, district);
      case PACKAGE -> PackageContents.open(delivery, district, register, day);
      case PULL -> PullContents.open(delivery, district);
    };
  }

  /**
   * Whether a delivery holds only students of whom something has changed, so that the number of its
   * rows says nothing.
   */
  static boolean holdsChangesOnly(Delivery delivery) {
    return kind(delivery) == Kind.PULL
        && PullArchive.open(delivery.content(), delivery.name()).seal().kind()
            == PullSeal.Kind.CHANGES;
  }

  /** The students. */
  abstract Table table();

  /**
   * The program of every student of the delivery, where the district declares one of its files.
   * Nobody declares it of a package or a pull, which say themselves whom they hold.
   */
  @Nullable String designation() {
    return null;
  }

  /** Whether it has all students of whom its sender knows, and not only those who have changed. */
  boolean isWhole() {
    return true;
  }

  /** What a person should know of the delivery beside its rows. */
  List<Notice> notices() {
    return List.of();
  }

  /** Whether it speaks of no student, because it holds changes and there are none. */
  boolean hasNoStudents() {
    return false;
  }

  /**
   * What would become of the roster that is kept; {@code null} where the delivery brings none.
   *
   * @param time of the import
   */
  @Nullable RosterPlan planRoster(Instant time) {
    return null;
  }

  /**
   * Why it has no row of a student, for a sentence that ends with it; {@code null} where nothing
   * more is known than that there is none.
   *
   * @param ssid ten digits, of whom there is no row
   */
  @Nullable String whyNoRow(String ssid) {
    return null;
  }
}
