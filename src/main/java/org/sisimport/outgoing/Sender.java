package org.sisimport.outgoing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.sisimport.SisImportException;
import org.sisimport.decision.ReceiverLayout;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.Outgoing;
import org.sisimport.importer.Journal;
import org.sisimport.importer.Lease;
import org.sisimport.importer.Standings;
import org.sisimport.receiver.ReceiverBytes;
import org.sisimport.receiver.ReceiverFiles;
import org.sisimport.receiver.StudentHandover;
import org.sisimport.rules.RuleSets;
import org.sisimport.source.Destination;
import org.sisimport.students.StudentRegister;

/** Sends a district's outgoing files. */
public final class Sender {

  private final RuleSets ruleSets;
  private final StudentRegister students;
  private final Journal journal;
  private final Standings standings;
  private final OutgoingBook book;
  private final Clock clock;

  /** A sender of what the rules say of the students in the register. */
  public Sender(
      RuleSets ruleSets,
      StudentRegister students,
      Journal journal,
      Standings standings,
      OutgoingBook book,
      Clock clock) {
    this.ruleSets = ruleSets;
    this.students = students;
    this.journal = journal;
    this.standings = standings;
    this.book = book;
    this.clock = clock;
  }

  /**
   * Where files go, and on whose behalf.
   *
   * @param place as messages name it
   * @param by who sends them, for people
   * @param night the district's day on which the night began; by hand, the day
   * @param again whether a file is sent also where it is the same as what was sent last
   */
  public record Order(String place, String by, LocalDate night, boolean again) {}

  /**
   * The rules of the district's receiver.
   *
   * @throws SisImportException where there are none, or they give no file of our students
   */
  public static RuleSets.LoadedReceiver rules(
      RuleSets ruleSets, DistrictFolder district, Outgoing outgoing) {
    RuleSets.LoadedReceiver loaded =
        ruleSets.loadReceiver(district.code(), outgoing.receiver(), district.rules());
    if (StudentHandover.layouts(loaded.rules()).isEmpty()) {
      throw new SisImportException(
          "The rules of receiver "
              + outgoing.receiver()
              + " give district "
              + district.code()
              + " no file of our students, so that nothing can be sent; a rule with ReceiverFile("
              + " designation == \"SPED\" ) and decide.columns does");
    }
    return loaded;
  }

  /**
   * Sends what has changed since it was sent last. Students whose last day has passed become
   * Inactive before; nobody imports the district meanwhile.
   *
   * @throws org.sisimport.importer.DistrictBusyException where the district is being imported
   * @throws SisImportException where the rules cannot be used, or the place; what was sent before
   *     that is on record
   */
  public Sent send(
      DistrictFolder district, Outgoing outgoing, Destination destination, Order order) {
    standings.endOverdue(district.code(), district.zone());
    try (Lease lease = Lease.take(journal, district.code(), Lease.holder())) {
      RuleSets.LoadedReceiver loaded = rules(ruleSets, district, outgoing);
      List<ReceiverLayout> layouts = StudentHandover.layouts(loaded.rules());
      Instant asOf = clock.instant();
      ReceiverBytes made = new ReceiverBytes(layouts);
      StudentHandover.Told told = tell(district, outgoing, loaded, made);
      List<Sent.File> files = new ArrayList<>();
      for (ReceiverLayout layout : layouts) {
        List<Integer> ids = told.students().getOrDefault(layout.kind(), List.of());
        byte[] bytes = made.bytes(layout);
        SentFile file =
            new SentFile(
                0,
                lease.claim().district(),
                order.night(),
                outgoing.receiver(),
                order.place(),
                layout.name(),
                ids.size(),
                bytes.length,
                sha256(bytes),
                loaded.rules().hash(),
                order.by(),
                clock.instant(),
                null);
        Sent.Outcome outcome = put(file, bytes, ids, destination, order);
        files.add(new Sent.File(file.name(), file.rows(), file.sha256(), outcome));
      }
      return new Sent(order.place(), files, told.numbers(), asOf, loaded.problems());
    }
  }

  /** Hands over what would be sent now, and sends nothing. */
  public StudentHandover.Told tell(
      DistrictFolder district,
      Outgoing outgoing,
      RuleSets.LoadedReceiver loaded,
      ReceiverFiles files) {
    return new StudentHandover(students)
        .write(
            district.code(),
            loaded.rules(),
            outgoing.yearBegins(),
            LocalDate.ofInstant(clock.instant(), district.zone()),
            files);
  }

  /** What is not known to have arrived is sent once more: better twice than never. */
  private Sent.Outcome put(
      SentFile file, byte[] bytes, List<Integer> ids, Destination destination, Order order) {
    if (file.rows() == 0) {
      return Sent.Outcome.EMPTY;
    }
    Optional<SentFile> last = book.findLast(file.district(), file.place(), file.name());
    boolean liesThere =
        last.filter(one -> one.arrived() != null && one.sha256().equals(file.sha256())).isPresent();
    if (liesThere && !order.again()) {
      return Sent.Outcome.UNCHANGED;
    }
    // so that a server that is away leaves no record for each attempt
    destination.check();
    long number = book.begin(file, ids);
    destination.put(file.name(), bytes);
    book.arrived(number, clock.instant());
    return Sent.Outcome.SENT;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
