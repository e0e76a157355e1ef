package org.sisimport.importer;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.students.StudentRegister;
import org.sisimport.students.TransferDecision;
import org.sisimport.students.TransferRequest;

/**
 * What the people of a district decide about a student for whom another district asks. To accept is
 * to move the record at once; of a district with outgoing files, one that has left stays until they
 * have told of it.
 */
public final class Transfers {

  private static final Logger LOG = LogManager.getLogger();

  private final StudentRegister students;
  private final Journal journal;
  private final TransferBook book;
  private final Standings standings;
  private final ToldExits told;
  private final Function<String, DistrictTime> times;
  private final Clock clock;

  /**
   * Decides over these.
   *
   * @param told by which a district's own system knows who has left
   * @param times of a district, by its code
   */
  public Transfers(
      StudentRegister students,
      Journal journal,
      TransferBook book,
      Standings standings,
      ToldExits told,
      Function<String, DistrictTime> times,
      Clock clock) {
    this.students = students;
    this.journal = journal;
    this.book = book;
    this.standings = standings;
    this.told = told;
    this.times = times;
    this.clock = clock;
  }

  /**
   * What a decision must know of a district's clock.
   *
   * @param zone in which they begin and end
   * @param outgoingEnd when its outgoing files of a night are written at the latest; {@code null}
   *     where it has none
   */
  public record DistrictTime(ZoneId zone, @Nullable LocalTime outgoingEnd) {}

  /**
   * A request and whom it is about.
   *
   * @param student the record as it is now, wherever it is; {@code null} where it is no more
   */
  public record Entry(TransferRequest request, @Nullable ExistingStudent student) {}

  /**
   * What a district asks and is asked, the newest first.
   *
   * @param district {@code null} for all
   * @param decidedToo whether also what is decided
   */
  public List<Entry> list(@Nullable String district, boolean decidedToo) {
    // what the day is stands in a district's settings, which are read for each that is asked once
    Map<String, LocalDate> today = new HashMap<>();
    return book.list(district).stream()
        .filter(request -> decidedToo || request.open())
        .map(request -> entry(request, today.computeIfAbsent(request.asked(), this::today)))
        .toList();
  }

  private Entry entry(TransferRequest request, LocalDate today) {
    return new Entry(request, students.findById(request.student(), today).orElse(null));
  }

  /**
   * Moves the student to the district that asks, Pending, also where that was declined before.
   *
   * @param by who accepts
   * @param reason why
   * @return the request with the acceptance
   * @throws SisImportException with one sentence where nothing was written
   * @throws DistrictBusyException where one of the districts is being imported
   */
  public TransferRequest accept(long number, String by, String reason) {
    String who = Said.line("--by", by);
    String why = Said.line("--reason", reason);
    TransferRequest seen = findDecidable(number, TransferDecision.Kind.ACCEPTED);
    // always in the order of codes, so that of two who want both districts one gets them
    boolean askedFirst = seen.asked().compareTo(seen.asking()) < 0;
    try (Lease first = take(askedFirst ? seen.asked() : seen.asking());
        Lease second = take(askedFirst ? seen.asking() : seen.asked())) {
      // it may have been decided while a district was another process's
      TransferRequest request = findDecidable(number, TransferDecision.Kind.ACCEPTED);
      standings.endOverdue((askedFirst ? first : second).claim(), zone(request.asked()));
      ExistingStudent student = findStudent(request).orElseThrow(() -> gone(request));
      requireTold(request, student);
      TransferDecision acceptance = decision(request, TransferDecision.Kind.ACCEPTED, who, why);
      book.move(
          (askedFirst ? first : second).claim(),
          (askedFirst ? second : first).claim(),
          request,
          acceptance,
          student);
      LOG.info("transfer request {} was accepted", number);
      return request.with(acceptance);
    }
  }

  /**
   * Leaves the student where the record is; the request is not made again.
   *
   * @param by who declines
   * @param reason why
   * @return the request with the decision
   * @throws SisImportException with one sentence where there is nothing to decline
   * @throws DistrictBusyException where the district that asks is being imported
   */
  public TransferRequest decline(long number, String by, String reason) {
    String who = Said.line("--by", by);
    String why = Said.line("--reason", reason);
    TransferRequest seen = findDecidable(number, TransferDecision.Kind.DECLINED);
    try (Lease lease = take(seen.asking())) {
      TransferRequest request = findDecidable(number, TransferDecision.Kind.DECLINED);
      TransferDecision refusal = decision(request, TransferDecision.Kind.DECLINED, who, why);
      book.decide(lease.claim(), number, refusal);
      LOG.info("transfer request {} was declined", number);
      return request.with(refusal);
    }
  }

  private Lease take(String district) {
    return Lease.take(journal, district, Lease.holder());
  }

  private TransferDecision decision(
      TransferRequest request, TransferDecision.Kind kind, String by, String reason) {
    return new TransferDecision(kind, by, reason, clock.instant(), today(request.asked()), null);
  }

  private LocalDate today(String district) {
    return LocalDate.ofInstant(clock.instant(), zone(district));
  }

  private ZoneId zone(String district) {
    return times.apply(district).zone();
  }

  private TransferRequest findDecidable(long number, TransferDecision.Kind kind) {
    TransferRequest request =
        book.find(number)
            .orElseThrow(
                () ->
                    new SisImportException(
                        "There is no transfer request "
                            + number
                            + "; `./sis-import transfers` lists them."));
    boolean declinedBefore = kind == TransferDecision.Kind.ACCEPTED && request.declined();
    if (!request.open() && !declinedBefore) {
      throw new SisImportException(
          "Transfer request " + number + " was " + request.outcome() + "; nothing was done.");
    }
    return request;
  }

  /** The record, where it still is the asked district's. */
  private Optional<ExistingStudent> findStudent(TransferRequest request) {
    LocalDate day = today(request.asked());
    return students
        .findById(request.student(), day)
        .map(ExistingStudent::ssid)
        .flatMap(ssid -> students.findBySsid(request.asked(), ssid, day))
        .filter(student -> student.id() == request.student());
  }

  private static SisImportException gone(TransferRequest request) {
    return new SisImportException(
        "The student of transfer request "
            + request.number()
            + " is no longer one of district "
            + request.asked()
            + ", so there is nobody to move and nothing was done; the next file of district "
            + request.asking()
            + " asks afresh, or closes the request.");
  }

  /**
   * SIRAS article 5: who has left stays until the district's outgoing files have told its own
   * system of the exit. Who came to us Inactive left before us, and is no exit to tell.
   */
  private void requireTold(TransferRequest request, ExistingStudent student) {
    DistrictTime asked = times.apply(request.asked());
    if (!student.inactive() || asked.outgoingEnd() == null) {
      return;
    }
    standings
        .findExit(request.asked(), student.id())
        .map(StandingEntry::at)
        .filter(exit -> !told.isTold(request.asked(), student.id(), exit))
        .ifPresent(
            exit -> {
              throw untold(request, asked, exit);
            });
  }

  private static SisImportException untold(
      TransferRequest request, DistrictTime asked, Instant exit) {
    return new SisImportException(
        "The student of transfer request "
            + request.number()
            + " left district "
            + request.asked()
            + ", and no outgoing file has told of it since that was entered on "
            + LocalDate.ofInstant(exit, asked.zone())
            + "; nothing was done: accept it when the files of the next night are sent, which is"
            + " until "
            + asked.outgoingEnd()
            + ", or after `./sis-import send "
            + request.asked()
            + "`.");
  }
}
