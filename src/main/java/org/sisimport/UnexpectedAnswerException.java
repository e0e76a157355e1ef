package org.sisimport;

/**
 * What came is no answer to what was asked. The message goes on where "The … API at … of district
 * …" stops, and quotes nothing of the answer, which may hold students.
 */
public final class UnexpectedAnswerException extends SisImportException {

  private static final long serialVersionUID = 1L;

  /** How to go on. */
  public enum Remedy {
    /** The same question at once may be answered. */
    ASK_AGAIN,
    /** The next visit may find it mended by itself. */
    NEXT_VISIT,
    /** A person has to mend it. */
    PERSON
  }

  private final Remedy remedy;

  /** To go on as the remedy says, because of what the message says. */
  public UnexpectedAnswerException(Remedy remedy, String message) {
    super(message);
    this.remedy = remedy;
  }

  /** How to go on. */
  public Remedy remedy() {
    return remedy;
  }
}
