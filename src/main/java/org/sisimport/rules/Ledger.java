package org.sisimport.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sisimport.decision.Decision;
import org.sisimport.decision.RuleRef;
import org.sisimport.facts.Code;
import org.sisimport.facts.Decide;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.Field;
import org.sisimport.facts.Heading;
import org.sisimport.facts.IncomingStudent;
import org.sisimport.facts.Match;
import org.sisimport.facts.ReceiverEntry;
import org.sisimport.facts.ReceiverFile;
import org.sisimport.facts.Resemblance;
import org.sisimport.facts.School;
import org.sisimport.facts.SchoolChoice;
import org.sisimport.facts.Unmatched;

/** Writes down what rules say, each entry signed with the rule that is speaking. */
final class Ledger implements Decide {

  private final List<Decision> decisions = new ArrayList<>();
  private @Nullable RuleRef speaking;

  /** The rule that signs what is said from now on. */
  void speaks(@Nullable RuleRef rule) {
    speaking = rule;
  }

  List<Decision> decisions() {
    return decisions;
  }

  private RuleRef by() {
    return Objects.requireNonNull(speaking);
  }

  @Override
  public void map(Heading heading, Field field) {
    decisions.add(new Decision.MapHeading(by(), heading, field));
  }

  @Override
  public void ignore(Heading heading) {
    decisions.add(new Decision.IgnoreHeading(by(), heading));
  }

  @Override
  public void translate(Code code, String ours) {
    decisions.add(new Decision.Translate(by(), code, ours));
  }

  @Override
  public void clear(Resemblance resemblance, String because) {
    decisions.add(new Decision.Clear(by(), resemblance, because));
  }

  @Override
  public void doubt(Resemblance resemblance, String because) {
    decisions.add(new Decision.Doubt(by(), resemblance, because));
  }

  @Override
  public void match(Unmatched unmatched, ExistingStudent existing, String because) {
    decisions.add(new Decision.UseMatch(by(), unmatched, existing, because));
  }

  @Override
  public void set(IncomingStudent student, Field field, String value, String because) {
    decisions.add(new Decision.SetValue(by(), student, field, value, because));
  }

  @Override
  public void drop(IncomingStudent student, Field field, String because) {
    decisions.add(new Decision.DropValue(by(), student, field, because));
  }

  @Override
  public void school(SchoolChoice choice, School school, String because) {
    decisions.add(new Decision.AssignSchool(by(), choice, school, because));
  }

  @Override
  public void stay(SchoolChoice choice, String because) {
    decisions.add(new Decision.SchoolStays(by(), choice, because));
  }

  @Override
  public void skip(IncomingStudent student, String because) {
    decisions.add(new Decision.Skip(by(), student, because));
  }

  @Override
  public void create(IncomingStudent student, String because) {
    decisions.add(new Decision.Create(by(), student, because));
  }

  @Override
  public void requestTransfer(IncomingStudent student, String because) {
    decisions.add(new Decision.RequestTransfer(by(), student, because));
  }

  @Override
  public void update(Match match, Field field, String because) {
    decisions.add(new Decision.UpdateField(by(), match, field, because));
  }

  @Override
  public void keep(Match match, Field field, String because) {
    decisions.add(new Decision.KeepField(by(), match, field, because));
  }

  @Override
  public void hold(IncomingStudent student, String because) {
    decisions.add(new Decision.Hold(by(), student, because));
  }

  @Override
  public void warn(IncomingStudent student, String because) {
    decisions.add(new Decision.Warn(by(), student, because));
  }

  @Override
  public void columns(ReceiverFile file, String name, String... headings) {
    decisions.add(new Decision.Columns(by(), file, name, List.of(headings)));
  }

  @Override
  public void fill(ReceiverFile file, String heading, String text) {
    decisions.add(new Decision.Fill(by(), file, heading, text));
  }

  @Override
  public void write(ReceiverEntry entry, String heading, String text) {
    decisions.add(new Decision.Write(by(), entry, heading, text));
  }

  @Override
  public void leaveOut(ReceiverEntry entry, String because) {
    decisions.add(new Decision.LeaveOut(by(), entry, because));
  }
}
