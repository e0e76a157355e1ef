package org.sisimport.rules;

import java.util.Arrays;
import java.util.List;
import org.sisimport.facts.Code;
import org.sisimport.facts.Difference;
import org.sisimport.facts.Heading;
import org.sisimport.facts.Match;
import org.sisimport.facts.OurStudent;
import org.sisimport.facts.ReceiverFile;
import org.sisimport.facts.Resemblance;
import org.sisimport.facts.RosterClass;
import org.sisimport.facts.RosterEnrollment;
import org.sisimport.facts.RosterSchedule;
import org.sisimport.facts.RosterSite;
import org.sisimport.facts.RosterStudent;
import org.sisimport.facts.RosterTeacher;
import org.sisimport.facts.SchoolChoice;
import org.sisimport.facts.Unmatched;

/**
 * The kinds of rule files: what their rules may look at and what they may say. Each is one file
 * name, but for {@link #RECEIVERS}.
 */
enum RuleFamily {
  HEADINGS("headings", List.of(Heading.class), "map", "ignore"),
  GRADE_CODES("grade-codes", List.of(Code.class), "translate"),
  ENGLISH_LEARNER_CODES("english-learner-codes", List.of(Code.class), "translate"),
  DEMOGRAPHIC_CODES("demographic-codes", List.of(Code.class), "translate"),
  SCHOOL_OF_ATTENDANCE(
      "school-of-attendance",
      List.of(SchoolChoice.class),
      "school",
      "stay",
      "warn",
      "hold",
      "skip"),
  INACTIVE_STUDENTS("inactive-students", List.of(Match.class), "skip", "hold", "warn"),
  NEW_STUDENTS(
      "new-students",
      List.of(Unmatched.class),
      "create",
      "requestTransfer",
      "skip",
      "hold",
      "set",
      "drop",
      "warn"),
  IDENTIFYING_FIELDS(
      "identifying-fields",
      List.of(Match.class, Difference.class, Resemblance.class, Unmatched.class),
      "update",
      "keep",
      "hold",
      "warn",
      "clear",
      "doubt",
      "match",
      "skip",
      "drop",
      "set"),
  OTHER_FIELDS(
      "other-fields",
      List.of(Match.class, Difference.class, Unmatched.class),
      "update",
      "keep",
      "set",
      "drop",
      "warn",
      "hold"),
  /** A file for each receiver of the roster, in the folder {@link #RECEIVERS_FOLDER}. */
  RECEIVERS(
      "receivers/<name>",
      List.of(
          ReceiverFile.class,
          RosterSite.class,
          RosterTeacher.class,
          RosterClass.class,
          RosterStudent.class,
          RosterEnrollment.class,
          RosterSchedule.class,
          OurStudent.class),
      "columns",
      "fill",
      "write",
      "leaveOut");

  /** Where the files of {@link #RECEIVERS} lie, among the shared rules and among a district's. */
  static final String RECEIVERS_FOLDER = "receivers";

  /**
   * What a vendor's file may hold: rules of headings and codes, and those that keep our value where
   * the vendor's system tells less than we know.
   */
  static final Language VENDOR_LANGUAGE =
      new Language(
          List.of(Heading.class, Code.class, Difference.class),
          List.of("map", "ignore", "translate", "keep"));

  private final String title;
  private final Language language;

  RuleFamily(String title, List<Class<?>> facts, String... verbs) {
    this.title = title;
    this.language = new Language(facts, List.of(verbs));
  }

  String fileName() {
    return title + ".drl";
  }

  String title() {
    return title;
  }

  Language language() {
    return language;
  }

  /** Whether its rules translate codes. */
  boolean translatesCodes() {
    return language.facts().contains(Code.class);
  }

  /** The kinds that are one file name, in their order. */
  static List<RuleFamily> listNamed() {
    return Arrays.stream(values()).filter(family -> family != RECEIVERS).toList();
  }

  /**
   * The facts and verbs that the rules of a file may use.
   *
   * @param facts a rule looks at one of them
   * @param verbs methods of {@link org.sisimport.facts.Decide}
   */
  record Language(List<Class<?>> facts, List<String> verbs) {}
}
