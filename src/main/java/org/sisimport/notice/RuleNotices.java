package org.sisimport.notice;

import org.jspecify.annotations.Nullable;
import org.sisimport.Shown;
import org.sisimport.decision.RuleRef;
import org.sisimport.facts.Field;

/** What rules had to say of rows. */
public final class RuleNotices {

  private static final String HELD = "held for a person: ";

  private RuleNotices() {}

  /** A rule left the row out. */
  public record Skipped(RuleRef by, String because) implements SkippedNotice {
    public Skipped {
      because = Shown.sentence(because);
    }

    @Override
    public String message() {
      return "skipped. " + because + " Rule " + by;
    }

    @Override
    public String brief() {
      return because;
    }
  }

  /** A rule puts the row before a person. */
  public record Held(RuleRef by, String because) implements HeldNotice {
    public Held {
      because = Shown.sentence(because);
    }

    @Override
    public String message() {
      return "held for a person. " + because + " Rule " + by;
    }

    @Override
    public String brief() {
      return because;
    }
  }

  /** Two rules disagree about the row; it is held. */
  public record RulesDisagree(@Nullable Field field, String what, RuleRef first, RuleRef second)
      implements HeldNotice {

    @Override
    public String message() {
      return HELD + brief();
    }

    @Override
    public String brief() {
      return "two rules disagree about "
          + what
          + ": "
          + first
          + " and "
          + second
          + ". Change one of them, or give the district a rule of its own, which stands over both";
    }
  }

  /** A rule would create a student who may be one of ours without an SSID; the row is held. */
  public record ForbiddenCreation(RuleRef by) implements HeldNotice {

    @Override
    public String message() {
      return HELD + brief();
    }

    @Override
    public String brief() {
      return "rule "
          + by
          + " would create the student, who may be one of ours without an SSID; such a row never adds a student";
    }
  }

  /** A rule sets a field to what is no value of it; the row is held. */
  public record SetToNoValue(Field field, RuleRef by) implements HeldNotice {

    @Override
    public String message() {
      return "held for a person: rule "
          + by
          + " sets the "
          + field.title()
          + " to what is no value of it; the rule needs another condition or a value of the field";
    }
  }

  /** Several rows of the file loosely match one student of ours; all of them are held. */
  public record TwoRowsOneStudent() implements HeldNotice {

    @Override
    public String message() {
      return HELD + brief();
    }

    @Override
    public String brief() {
      return "another row of the file loosely matches the same student of ours, and at most one of them can be"
          + " right";
    }
  }

  /** A rule wants a change that no file may make; the row is held. */
  public record ForbiddenChange(Field field, RuleRef by) implements HeldNotice {

    @Override
    public String message() {
      return HELD + brief();
    }

    @Override
    public String brief() {
      return "rule "
          + by
          + " would change the "
          + field.title()
          + " of a student whom we have, which a file never does";
    }
  }

  /** A rule says something and changes nothing. */
  public record Warned(RuleRef by, String because) implements WarningNotice {
    public Warned {
      because = Shown.sentence(because);
    }

    @Override
    public String message() {
      return because + " Rule " + by;
    }

    @Override
    public String brief() {
      return because;
    }
  }

  /** A rule keeps our value although the file says another. */
  public record Kept(Field field, RuleRef by, String because) implements InfoNotice {
    public Kept {
      because = Shown.sentence(because);
    }

    @Override
    public String message() {
      return field.title() + " stays. " + because + " Rule " + by;
    }

    @Override
    public String brief() {
      return field.title() + " stays. " + because;
    }
  }

  /** No rule speaks of a difference, so our value stays. */
  public record NotFollowed(Field field) implements InfoNotice {

    @Override
    public String message() {
      return field.title() + " stays: the file says another value and no rule lets it follow";
    }
  }

  /** A rule leaves a value of the row out. */
  public record Dropped(Field field, RuleRef by, String because) implements InfoNotice {
    public Dropped {
      because = Shown.sentence(because);
    }

    @Override
    public String message() {
      return field.title() + " was left out. " + because + " Rule " + by;
    }

    @Override
    public String brief() {
      return field.title() + " was left out. " + because;
    }
  }

  /** No rule decided to create a row that matches nobody. */
  public record NotCreated() implements SkippedNotice {

    @Override
    public String message() {
      return "skipped: " + brief();
    }

    @Override
    public String brief() {
      return "nobody of ours has the SSID, and no rule creates the student";
    }
  }

  /**
   * The SSID is a student's of another district, and no rule skipped the row for that; it is left
   * out all the same.
   */
  public record OtherDistrictsStudent() implements SkippedNotice {

    @Override
    public String message() {
      return "skipped: " + brief();
    }

    @Override
    public String brief() {
      return "the SSID belongs to a student of another district, whom this district's file never touches or creates";
    }
  }

  /** The rule files on disk are broken; the last good set decided. */
  public record RuleFileBroken(String file, int line, String problem) implements WarningNotice {

    @Override
    public String message() {
      return file
          + ":"
          + line
          + ": "
          + problem
          + ". The rules of this district that last were in order decided; this one takes effect when it is mended";
    }
  }
}
