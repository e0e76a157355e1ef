package org.sisimport.decision;

import java.util.List;
import org.sisimport.facts.Code;
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

/** One thing that one rule said: a record for each verb of {@link org.sisimport.facts.Decide}. */
public sealed interface Decision {

  /** The rule that said it. */
  RuleRef by();

  /** Said about a column. */
  sealed interface OfHeading extends Decision {
    Heading heading();
  }

  /** Said about a code. */
  sealed interface OfCode extends Decision {
    Code code();
  }

  /** Said about a row. */
  sealed interface OfStudent extends Decision {
    IncomingStudent student();

    /** The cause, a sentence for the district. */
    String because();
  }

  /** Said about a file of a receiver. */
  sealed interface OfReceiverFile extends Decision {
    ReceiverFile file();
  }

  /** Said about what a receiver gets. */
  sealed interface OfEntry extends Decision {
    ReceiverEntry entry();
  }

  record MapHeading(RuleRef by, Heading heading, Field field) implements OfHeading {}

  record IgnoreHeading(RuleRef by, Heading heading) implements OfHeading {}

  record Translate(RuleRef by, Code code, String ours) implements OfCode {}

  record Clear(RuleRef by, Resemblance resemblance, String because) implements OfStudent {
    @Override
    public IncomingStudent student() {
      return resemblance.student();
    }
  }

  record Doubt(RuleRef by, Resemblance resemblance, String because) implements OfStudent {
    @Override
    public IncomingStudent student() {
      return resemblance.student();
    }
  }

  record UseMatch(RuleRef by, Unmatched unmatched, ExistingStudent existing, String because)
      implements OfStudent {
    @Override
    public IncomingStudent student() {
      return unmatched.student();
    }
  }

  record SetValue(RuleRef by, IncomingStudent student, Field field, String value, String because)
      implements OfStudent {}

  record DropValue(RuleRef by, IncomingStudent student, Field field, String because)
      implements OfStudent {}

  record AssignSchool(RuleRef by, SchoolChoice choice, School school, String because)
      implements OfStudent {
    @Override
    public IncomingStudent student() {
      return choice.student();
    }
  }

  record SchoolStays(RuleRef by, SchoolChoice choice, String because) implements OfStudent {
    @Override
    public IncomingStudent student() {
      return choice.student();
    }
  }

  record Skip(RuleRef by, IncomingStudent student, String because) implements OfStudent {}

  record Create(RuleRef by, IncomingStudent student, String because) implements OfStudent {}

  record RequestTransfer(RuleRef by, IncomingStudent student, String because)
      implements OfStudent {}

  record UpdateField(RuleRef by, Match match, Field field, String because) implements OfStudent {
    @Override
    public IncomingStudent student() {
      return match.student();
    }
  }

  record KeepField(RuleRef by, Match match, Field field, String because) implements OfStudent {
    @Override
    public IncomingStudent student() {
      return match.student();
    }
  }

  record Hold(RuleRef by, IncomingStudent student, String because) implements OfStudent {}

  record Warn(RuleRef by, IncomingStudent student, String because) implements OfStudent {}

  record Columns(RuleRef by, ReceiverFile file, String name, List<String> headings)
      implements OfReceiverFile {}

  record Fill(RuleRef by, ReceiverFile file, String heading, String text)
      implements OfReceiverFile {}

  record Write(RuleRef by, ReceiverEntry entry, String heading, String text) implements OfEntry {}

  record LeaveOut(RuleRef by, ReceiverEntry entry, String because) implements OfEntry {}
}
