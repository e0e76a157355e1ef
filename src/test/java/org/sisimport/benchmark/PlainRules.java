package org.sisimport.benchmark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sisimport.decision.Decision;
import org.sisimport.decision.RuleRef;
import org.sisimport.facts.Code;
import org.sisimport.facts.Difference;
import org.sisimport.facts.Field;
import org.sisimport.facts.Heading;
import org.sisimport.facts.Match;
import org.sisimport.facts.SchoolChoice;
import org.sisimport.rules.RuleSet;

/**
 * The shipped rules as somebody would have written them in Java, as far as a file of known students
 * asks them: the yardstick for what editable rules cost. Headings and codes, a few hundred of each
 * file, are remembered answers of the real rules.
 */
final class PlainRules implements RuleSet {

  private final RuleSet shipped;
  private final Map<Heading, List<Decision.OfHeading>> headings = new HashMap<>();
  private final Map<Code, List<Decision.OfCode>> codes = new HashMap<>();

  private final RuleRef inactive;
  private final RuleRef inactiveWithoutReason;
  private final RuleRef anotherChild;
  private final RuleRef demographic;
  private final RuleRef identifyingStays;
  private final RuleRef birthdate;
  private final RuleRef designation;
  private final RuleRef sameCode;
  private final RuleRef bySite;
  private final RuleRef onlySchool;

  PlainRules(RuleSet shipped) {
    this.shipped = shipped;
    this.inactive = rule("A student inactive with us is left alone");
    this.inactiveWithoutReason =
        rule("A student inactive with us, for a reason we do not know, is left alone");
    this.anotherChild = rule("Birth date and first name of another child are held");
    this.demographic = rule("Demographic fields follow the file");
    this.identifyingStays = rule("Local id and names stay where the district has not opted in");
    this.birthdate = rule("The birth date follows, and is told");
    this.designation = rule("The designation never changes, and a difference is told");
    this.sameCode = rule("The code that is assigned already changes nothing");
    this.bySite = rule("The Site Code names the school");
    this.onlySchool = rule("A code of one school assigns it");
  }

  private RuleRef rule(String name) {
    return shipped.rules().stream()
        .filter(rule -> rule.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no shipped rule \"" + name + "\""));
  }

  @Override
  public String hash() {
    return shipped.hash();
  }

  @Override
  public List<RuleRef> rules() {
    return shipped.rules();
  }

  @Override
  public List<Decision.OfHeading> consultHeadings(Collection<Heading> asked) {
    List<Decision.OfHeading> said = new ArrayList<>();
    for (Heading heading : asked) {
      said.addAll(
          headings.computeIfAbsent(heading, each -> shipped.consultHeadings(List.of(each))));
    }
    return said;
  }

  @Override
  public List<Decision.OfCode> consultCodes(Collection<Code> asked) {
    List<Decision.OfCode> said = new ArrayList<>();
    for (Code code : asked) {
      said.addAll(codes.computeIfAbsent(code, each -> shipped.consultCodes(List.of(each))));
    }
    return said;
  }

  @Override
  public boolean isValue(Field field, String text) {
    return shipped.isValue(field, text);
  }

  @Override
  public List<String> listValues(Field field) {
    return shipped.listValues(field);
  }

  @Override
  public List<Decision.OfStudent> consultStudents(Collection<?> facts) {
    List<Decision.OfStudent> said = new ArrayList<>();
    for (Object fact : facts) {
      if (fact instanceof Match match) {
        match(match, said);
      } else if (fact instanceof Difference difference) {
        difference(difference, said);
      } else if (fact instanceof SchoolChoice choice) {
        school(choice, said);
      } else {
        throw new IllegalArgumentException("no plain rule speaks of a " + fact.getClass());
      }
    }
    return said;
  }

  private void match(Match match, List<Decision.OfStudent> said) {
    if (match.existing().inactive()) {
      String reason = match.existing().inactiveReason();
      said.add(
          reason == null
              ? new Decision.Skip(
                  inactiveWithoutReason,
                  match.student(),
                  "The student is inactive here, without a reason on record.")
              : new Decision.Skip(
                  inactive, match.student(), "The student is inactive here: " + reason + "."));
    }
    if (match.bySsid() && match.otherBirthdate() && match.otherFirstName()) {
      said.add(
          new Decision.Hold(
              anotherChild,
              match.student(),
              "The SSID is this student's, but birth date and first name are both another"
                  + " child's."));
    }
  }

  private void difference(Difference difference, List<Decision.OfStudent> said) {
    Match match = difference.match();
    Field field = difference.field();
    switch (field) {
      case MIDDLE_NAME,
          NAME_SUFFIX,
          SCHOOL_TYPE,
          DISTRICT_OF_RESIDENCE,
          SCHOOL_OF_RESIDENCE,
          GRADE,
          GENDER,
          ETHNICITY,
          RACE_1,
          RACE_2,
          RACE_3,
          ENGLISH_LEARNER,
          PRIMARY_LANGUAGE,
          MIGRANT,
          RESIDENTIAL_STATUS ->
          said.add(
              new Decision.UpdateField(
                  demographic, match, field, "The school's system knows this field best."));
      case LOCAL_STUDENT_ID, LAST_NAME, FIRST_NAME ->
          said.add(
              new Decision.KeepField(
                  identifyingStays,
                  match,
                  field,
                  "Local id and names follow only where the district has opted in"
                      + " (update-identifying)."));
      case BIRTHDATE -> {
        said.add(
            new Decision.UpdateField(birthdate, match, field, "The birth date follows the file."));
        said.add(
            new Decision.Warn(
                birthdate,
                match.student(),
                "The birth date in the file was another than ours; ours now follows it. Please"
                    + " check it."));
      }
      case DESIGNATION -> {
        said.add(
            new Decision.KeepField(
                designation,
                match,
                field,
                "The designation of a student whom we have is never changed by a file."));
        said.add(
            new Decision.Warn(
                designation,
                match.student(),
                "The Designation in the file is another than ours; ours stays. Please check in"
                    + " which program the student is."));
      }
      default -> throw new IllegalArgumentException("no plain rule speaks of " + field);
    }
  }

  private void school(SchoolChoice choice, List<Decision.OfStudent> said) {
    if (choice.sameCodeAsNow() && !choice.otherSiteThanNow()) {
      said.add(
          new Decision.SchoolStays(
              sameCode, choice, "The student is at a school of this code already."));
    } else if (choice.bySiteCode() != null && choice.otherSiteThanNow()) {
      said.add(
          new Decision.AssignSchool(
              bySite, choice, choice.bySiteCode(), "The Site Code names this school of the code."));
    } else if (!choice.sameCodeAsNow() && choice.bySiteCode() == null && choice.only() != null) {
      said.add(
          new Decision.AssignSchool(
              onlySchool, choice, choice.only(), "This is the only school of the code."));
    }
  }
}
