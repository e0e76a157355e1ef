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
    Roster roster = RosterReader.read(rosters, district, today);
    OurRecords ours = new OurRecords(students.read(district, today).all());
    return new Walk(roster, new StudentFacts(roster, ours), rules, today, files).walk();
  }
}
