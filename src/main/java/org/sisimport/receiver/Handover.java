package org.sisimport.receiver;

import java.time.LocalDate;
import org.sisimport.oneroster.RosterRegister;
import org.sisimport.rules.ReceiverRules;
import org.sisimport.students.StudentRegister;

/** Hands a district's roster over to a receiver, as the receiver's rules decide. */
public final class Handover {

  private final RosterRegister rosters;
  private final StudentRegister students;

  /**
   * Over the rosters that are kept.
   *
   * @param students our records, of which rules may tell the receiver
   */
  public Handover(RosterRegister rosters, StudentRegister students) {
    this.rosters = rosters;
    this.students = students;
  }

  /**
   * Walks the roster as it is that day.
   *
   * @param files takes the rows and what is left out, each kind in the order of its keys
   * @throws org.sisimport.rules.RuleFailedException where a rule fails
   */
  public HandedOver write(
      String district, ReceiverRules rules, LocalDate today, ReceiverFiles files) {
    Read read = rosters.atOneMoment(district, () -> read(district, today));
    return new Walk(
            read.roster(), new StudentFacts(read.roster(), read.ours()), rules, today, files)
        .walk();
  }

  private Read read(String district, LocalDate today) {
    return new Read(
        RosterReader.read(rosters, district, today),
        new OurRecords(students.read(district, today).all()));
  }

  /** What a walk is over: an import meanwhile must not come between the one and the other. */
  private record Read(Roster roster, OurRecords ours) {}
}
