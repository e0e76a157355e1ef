package org.sisimport.facts;

/**
 * The verbs of a rule's consequence, through the global {@code decide}. Each call is signed with
 * the rule that made it. A {@code because} is a sentence for the district: it says the cause, the
 * same for every row that has it, and no student's data.
 */
public interface Decide {

  /** This column is that field. HEADINGS. */
  void map(Heading heading, Field field);

  /** This column is known and not needed. HEADINGS. */
  void ignore(Heading heading);

  /**
   * Their code is ours. CODES. A value of a field is a code that the shared rules translate into
   * itself.
   */
  void translate(Code code, String ours);

  /** The row clearly is this student. STUDENTS. */
  void clear(Resemblance resemblance, String because);

  /** The row may be this student. STUDENTS. */
  void doubt(Resemblance resemblance, String because);

  /** Uses a clear loose match: the row is decided as one of this student. STUDENTS. */
  void match(Unmatched unmatched, ExistingStudent existing, String because);

  /** Defaults or corrects one value of the row. STUDENTS. */
  void set(IncomingStudent student, Field field, String value, String because);

  /** Leaves one value of the row out. STUDENTS. */
  void drop(IncomingStudent student, Field field, String because);

  /** Assigns this school entity. STUDENTS. */
  void school(SchoolChoice choice, School school, String because);

  /** The school of attendance stays as it is. STUDENTS. */
  void stay(SchoolChoice choice, String because);

  /** Leaves the row out tonight. STUDENTS. */
  void skip(IncomingStudent student, String because);

  /** Adds the student. STUDENTS. */
  void create(IncomingStudent student, String because);

  /** Asks the other district that has the student. STUDENTS. */
  void requestTransfer(IncomingStudent student, String because);

  /** Our value follows the file. STUDENTS. */
  void update(Match match, Field field, String because);

  /** Our value stays. STUDENTS. */
  void keep(Match match, Field field, String because);

  /** A person decides; nothing of the row is written. STUDENTS. */
  void hold(IncomingStudent student, String because);

  /** Says it and changes nothing. STUDENTS. */
  void warn(IncomingStudent student, String because);

  /**
   * The receiver gets this file, under this name and with these headings, in their order.
   * RECEIVERS.
   */
  void columns(ReceiverFile file, String name, String... headings);

  /** What stands under this heading where no rule writes anything. RECEIVERS. */
  void fill(ReceiverFile file, String heading, String text);

  /** What stands under this heading in the rows of the entry. RECEIVERS. */
  void write(ReceiverEntry entry, String heading, String text);

  /** The receiver does not get the entry. RECEIVERS. */
  void leaveOut(ReceiverEntry entry, String because);
}
