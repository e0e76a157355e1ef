package org.sisimport.outgoing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;
import org.sisimport.decision.ReceiverLayout;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.Outgoing;
import org.sisimport.district.State;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.OurStudent;
import org.sisimport.receiver.LeftOut;
import org.sisimport.receiver.ReceiverFiles;
import org.sisimport.receiver.StudentHandover;
import org.sisimport.rules.ReceiverRules;
import org.sisimport.rules.RuleSets;
import org.sisimport.students.Standing;
import org.sisimport.students.StudentRegister;

/**
 * What outgoing files will tell of a student who leaves, and when, so that whoever says so knows
 * what the school's system hears. The receiver's rules are asked as they are now.
 */
public final class ExitForecast {

  private final RuleSets ruleSets;
  private final StudentRegister students;
  private final Clock clock;

  /** Forecasts of the students in the register. */
  public ExitForecast(RuleSets ruleSets, StudentRegister students, Clock clock) {
    this.ruleSets = ruleSets;
    this.students = students;
    this.clock = clock;
  }

  /**
   * One sentence for a person, which names nobody.
   *
   * @param ssid of a student of the district
   * @param lastDay of the student; past, today or still to come
   */
  public String sentence(DistrictFolder district, String ssid, LocalDate lastDay) {
    Outgoing outgoing = district.outgoing();
    if (outgoing == null) {
      return "The school's system hears nothing of it from us, because district "
          + district.code()
          + " has no outgoing files; `outgoing` in its district.yaml sets them up.";
    }
    if (district.state() != State.LIVE) {
      return "No outgoing file tells of it while district "
          + district.code()
          + (district.state() == State.PAUSED ? " is paused" : " is in evaluation")
          + ": nothing is sent.";
    }
    try {
      ReceiverRules rules = Sender.rules(ruleSets, district, outgoing).rules();
      return sentence(district, outgoing, rules, ssid, lastDay);
    } catch (SisImportException e) {
      return "What outgoing files say of it is not known, because the rules of "
          + outgoing.receiver()
          + " cannot be used: `./sis-import check "
          + district.code()
          + "` says why.";
    }
  }

  private String sentence(
      DistrictFolder district,
      Outgoing outgoing,
      ReceiverRules rules,
      String ssid,
      LocalDate lastDay) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), district.zone());
    boolean ahead = lastDay.isAfter(today);
    LocalDate asOf = ahead ? lastDay.plusDays(1) : today;
    Heard heard = new Heard();
    List<ExistingStudent> gone =
        students
            .findBySsid(district.code(), ssid, asOf)
            .map(student -> Standing.of(student).ended().in(student, asOf))
            .map(List::of)
            .orElse(List.of());
    StudentHandover.write(gone, rules, outgoing.yearBegins(), asOf, heard);
    if (heard.file == null) {
      return "No outgoing file tells of it: "
          + Optional.ofNullable(heard.whyNot).orElseGet(() -> ofNone(gone));
    }
    String how =
        "in "
            + heard.file
            + (heard.saysWhen(gone.get(0))
                ? ", with its date"
                : ", without its date, so that the school's system reads no exit");
    return ahead
        ? "Outgoing files tell of it from " + asOf + " on, " + how + "; none does before."
        : "The next outgoing files, which are sent between "
            + outgoing.times().window()
            + ", tell of it "
            + how
            + "; `./sis-import send "
            + district.code()
            + "` sends them at once.";
  }

  private static String ofNone(List<ExistingStudent> students) {
    String program = students.isEmpty() ? null : students.get(0).designation();
    return "none of them has students "
        + (program == null ? "without a program." : "of the program " + program + ".");
  }

  /** Hears what is told of one student. */
  private static final class Heard implements ReceiverFiles {
    private final List<String> cells = new ArrayList<>();
    private @Nullable String file;
    private @Nullable String whyNot;

    @Override
    public void row(ReceiverLayout layout, List<String> row) {
      file = layout.name();
      cells.addAll(row);
    }

    @Override
    public void leftOut(LeftOut leftOut) {
      whyNot = leftOut.reason();
    }

    /** Whether the day stands in the row, in one of the two ways in which rules can write it. */
    private boolean saysWhen(ExistingStudent student) {
      OurStudent told = new OurStudent(student, true, 0);
      return cells.contains(told.leftOn()) || cells.contains(told.leftOnMonthFirst());
    }
  }
}
