package org.sisimport.importer;

import java.util.List;
import org.sisimport.Shown;
import org.sisimport.aeries.AeriesTable;
import org.sisimport.aeries.PullArchive;
import org.sisimport.aeries.PullSeal;
import org.sisimport.district.DistrictFolder;
import org.sisimport.notice.Notice;
import org.sisimport.source.Delivery;
import org.sisimport.table.Table;
import org.sisimport.table.UnreadableFileException;

/** What an Aeries API has answered. */
final class PullContents extends Contents {

  private final PullSeal seal;
  private final AeriesTable students;

  private PullContents(PullSeal seal, AeriesTable students) {
    this.seal = seal;
    this.students = students;
  }

  static PullContents open(Delivery delivery, DistrictFolder district) {
    PullArchive pull = PullArchive.open(delivery.content(), delivery.name());
    String pulled = pull.seal().district();
    if (!pulled.equals(district.code())) {
      throw new UnreadableFileException(
          delivery.name(),
          0,
          "it is a pull of district "
              + Shown.quoted(pulled)
              + ", and this is district "
              + district.code()
              + "; nothing of it was used");
    }
    return new PullContents(pull.seal(), AeriesTable.of(pull));
  }

  @Override
  Table table() {
    return students;
  }

  @Override
  boolean isWhole() {
    return seal.kind() == PullSeal.Kind.FULL;
  }

  @Override
  List<Notice> notices() {
    return students.notices();
  }

  /** A whole district without a student is another matter, and is told. */
  @Override
  boolean hasNoStudents() {
    return seal.kind() == PullSeal.Kind.CHANGES && students.isEmpty();
  }

  @Override
  String whyNoRow(String ssid) {
    return students.whyNoRow(ssid);
  }
}
