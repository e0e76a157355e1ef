package org.sisimport.district;

import java.util.List;
import java.util.stream.Collectors;
import org.sisimport.SisImportException;

/**
 * A district's folder, or the operator's settings, are not set up so that files can be taken. Holds
 * everything that was found wrong, not only the first; the message has one problem a line.
 */
public final class DistrictSetupException extends SisImportException {

  private static final long serialVersionUID = 1L;

  /**
   * One thing that is wrong.
   *
   * @param file as a person names it: below the home for a district, as it was given for a sample
   * @param line counted from 1; 0 where the file or folder as a whole is meant
   * @param message what was seen and what would have worked
   */
  public record Problem(String file, int line, String message) {

    @Override
    public String toString() {
      return file + (line > 0 ? ":" + line : "") + ": " + message;
    }
  }

  private final transient List<Problem> problems;

  DistrictSetupException(Problem problem) {
    this(List.of(problem));
  }

  DistrictSetupException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** At least one, in the order of files and lines. */
  public List<Problem> problems() {
    return problems;
  }
}
