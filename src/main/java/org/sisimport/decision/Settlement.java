package org.sisimport.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sisimport.decision.RuleRef.Rank;
import org.sisimport.facts.Field;

/**
 * Settles the decisions of several rules about one thing. The district's rule stands over the
 * vendor's, the vendor's over the shared one. Among rules of equal rank, skip goes over hold over a
 * transfer request over create and match, keep over update, drop over set, stay over school, doubt
 * over clear. What is left is a conflict: it is never settled by order.
 */
public final class Settlement {

  static final Comparator<Decision> BY_PLACE =
      Comparator.comparing((Decision decision) -> decision.by().file())
          .thenComparing(decision -> decision.by().line());

  private Settlement() {}

  /**
   * The decisions of the highest rank among these, in the order of their places in the rule files.
   */
  public static <D extends Decision> List<D> highest(List<D> decisions) {
    Rank highest = Rank.SHARED;
    for (D decision : decisions) {
      if (decision.by().rank().compareTo(highest) > 0) {
        highest = decision.by().rank();
      }
    }
    List<D> strongest = new ArrayList<>(decisions.size());
    for (D decision : decisions) {
      if (decision.by().rank() == highest) {
        strongest.add(decision);
      }
    }
    strongest.sort(BY_PLACE);
    return strongest;
  }

  /** Settles what rules said of one row. */
  public static Verdict settle(List<Decision.OfStudent> decisions) {
    return decisions.isEmpty() ? Verdict.NOTHING : new OneRow(decisions).verdict();
  }

  /**
   * Settles what rules said of one row and one of our students who resembles it.
   *
   * @return a {@link Decision.Clear} or {@link Decision.Doubt}; {@code null} where no rule spoke
   */
  public static Decision.@Nullable OfStudent likeness(List<Decision.OfStudent> ofOneResemblance) {
    List<Decision.OfStudent> highest = highest(ofOneResemblance);
    for (Decision.OfStudent decision : highest) {
      if (decision instanceof Decision.Doubt) {
        return decision;
      }
    }
    return highest.isEmpty() ? null : highest.get(0);
  }

  /** The questions that the decisions about one row answer. */
  private static final class OneRow {
    private final List<Decision.OfStudent> ofRow = new ArrayList<>();
    private final List<Decision.OfStudent> ofSchool = new ArrayList<>();
    private final Map<Field, List<Decision.OfStudent>> ofValue = new EnumMap<>(Field.class);
    private final Map<Field, List<Decision.OfStudent>> ofFollowing = new EnumMap<>(Field.class);
    private final List<Decision.Warn> warnings = new ArrayList<>();
    private final List<Conflict> conflicts = new ArrayList<>();

    private OneRow(List<Decision.OfStudent> decisions) {
      decisions.forEach(this::sort);
      warnings.sort(BY_PLACE);
    }

    private void sort(Decision.OfStudent decision) {
      if (decision instanceof Decision.Warn warn) {
        warnings.add(warn);
      } else if (decision instanceof Decision.SetValue set) {
        about(ofValue, set.field()).add(set);
      } else if (decision instanceof Decision.DropValue drop) {
        about(ofValue, drop.field()).add(drop);
      } else if (decision instanceof Decision.UpdateField update) {
        about(ofFollowing, update.field()).add(update);
      } else if (decision instanceof Decision.KeepField keep) {
        if (keep.field() == Field.SCHOOL_OF_ATTENDANCE || keep.field() == Field.SITE_CODE) {
          ofSchool.add(keep);
        } else {
          about(ofFollowing, keep.field()).add(keep);
        }
      } else if (decision instanceof Decision.AssignSchool
          || decision instanceof Decision.SchoolStays) {
        ofSchool.add(decision);
      } else if (decision instanceof Decision.Skip
          || decision instanceof Decision.Hold
          || decision instanceof Decision.RequestTransfer
          || decision instanceof Decision.Create
          || decision instanceof Decision.UseMatch) {
        ofRow.add(decision);
      }
    }

    private static List<Decision.OfStudent> about(
        Map<Field, List<Decision.OfStudent>> questions, Field field) {
      return questions.computeIfAbsent(field, key -> new ArrayList<>());
    }

    private Verdict verdict() {
      Map<Field, Decision.OfStudent> values = new EnumMap<>(Field.class);
      ofValue.forEach((field, said) -> values.put(field, settleValue(field, said)));
      Map<Field, Decision.OfStudent> follow = new EnumMap<>(Field.class);
      ofFollowing.forEach(
          (field, said) -> follow.put(field, first(highest(said), Decision.KeepField.class)));
      Decision.OfStudent school = ofSchool.isEmpty() ? null : settleSchool(highest(ofSchool));
      Decision.OfStudent row = ofRow.isEmpty() ? null : settleRow(highest(ofRow));
      return new Verdict(row, values, follow, school, warnings, conflicts);
    }

    private Decision.OfStudent settleRow(List<Decision.OfStudent> said) {
      Decision.OfStudent row = first(said, Decision.Skip.class);
      if (!(row instanceof Decision.Skip)) {
        row = first(said, Decision.Hold.class);
      }
      if (!(row instanceof Decision.Skip || row instanceof Decision.Hold)) {
        row = first(said, Decision.RequestTransfer.class);
      }
      if (row instanceof Decision.Create || row instanceof Decision.UseMatch) {
        for (Decision.OfStudent other : said) {
          if (other.getClass() != row.getClass() || matchesAnother(row, other)) {
            conflicts.add(
                new Conflict(
                    "whether the student is new or whom it is", null, row.by(), other.by()));
          }
        }
      }
      return row;
    }

    private static boolean matchesAnother(Decision.OfStudent one, Decision.OfStudent other) {
      return one instanceof Decision.UseMatch a
          && other instanceof Decision.UseMatch b
          && a.existing().id() != b.existing().id();
    }

    private Decision.OfStudent settleValue(Field field, List<Decision.OfStudent> all) {
      List<Decision.OfStudent> said = highest(all);
      Decision.OfStudent value = first(said, Decision.DropValue.class);
      if (value instanceof Decision.SetValue set) {
        for (Decision.OfStudent other : said) {
          if (other instanceof Decision.SetValue otherSet
              && !otherSet.value().equals(set.value())) {
            conflicts.add(
                new Conflict("the value of " + field.title(), field, set.by(), other.by()));
          }
        }
      }
      return value;
    }

    private Decision.OfStudent settleSchool(List<Decision.OfStudent> said) {
      Decision.OfStudent school = first(said, Decision.SchoolStays.class);
      if (!(school instanceof Decision.SchoolStays)) {
        school = first(said, Decision.KeepField.class);
      }
      if (school instanceof Decision.AssignSchool assign) {
        for (Decision.OfStudent other : said) {
          if (other instanceof Decision.AssignSchool otherAssign
              && !otherAssign.school().equals(assign.school())) {
            conflicts.add(
                new Conflict(
                    "the " + Field.SCHOOL_OF_ATTENDANCE.title(),
                    Field.SCHOOL_OF_ATTENDANCE,
                    assign.by(),
                    other.by()));
          }
        }
      }
      return school;
    }

    /** The first of the wanted kind, or else the first. */
    private static Decision.OfStudent first(
        List<Decision.OfStudent> said, Class<? extends Decision.OfStudent> wanted) {
      for (Decision.OfStudent decision : said) {
        if (wanted.isInstance(decision)) {
          return decision;
        }
      }
      return said.get(0);
    }
  }
}
