package org.sisimport.importer;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.students.TransferDecision;
import org.sisimport.students.TransferMove;
import org.sisimport.students.TransferRequest;

/** What districts ask of each other, what became of it, and who was moved. */
public interface TransferBook {

  /** What a district asks and is asked, or all for {@code null}; decided or not, newest first. */
  List<TransferRequest> list(@Nullable String district);

  /** What a district asks and is asked about the student of that SSID; newest first. */
  List<TransferRequest> listAbout(String district, String ssid);

  /** The request of that number. */
  Optional<TransferRequest> find(long number);

  /**
   * Adds a decision to a request, which moves nobody.
   *
   * @param asking the claim on the district that asks
   * @throws FencedException where somebody else has taken the district over; nothing is written
   */
  void decide(Claim asking, long request, TransferDecision decision);

  /**
   * Moves a student to the district that asks, where the record is Pending until service is
   * confirmed, and audits that in both districts, in one transaction.
   *
   * @param asked the claim on the district that has the student
   * @param asking the claim on the district that gets the student
   * @param before the record as whoever accepts saw it
   * @throws FencedException where somebody else has taken a district over; nothing is written
   * @throws StudentsChangedException where the record is no longer as it was seen; nothing is
   *     written
   */
  void move(
      Claim asked,
      Claim asking,
      TransferRequest request,
      TransferDecision acceptance,
      ExistingStudent before);

  /**
   * The students who left a district or came to it since a run began, the newest move first.
   *
   * @param run the run's number
   */
  List<TransferMove> listMovesSince(String district, long run);
}
