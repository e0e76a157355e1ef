package org.sisimport.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sisimport.decision.Decision;
import org.sisimport.facts.Field;
import org.sisimport.facts.IncomingStudent;
import org.sisimport.notice.Notice;

/**
 * One row, understood.
 *
 * @param student what the row says; of a refused row, the values that could be read
 * @param intake whether the row goes on
 * @param notices what a person should know of it; of a repeated row only that it is one
 */
public record MappedRow(IncomingStudent student, Intake intake, List<Notice> notices) {

  /** Whether a row goes on. */
  public enum Intake {
    /** It goes on to be matched. */
    TAKEN,
    /** A required value is bad, rows of its SSID differ, or its cells cannot be trusted. */
    REFUSED,
    /** It says the same as an earlier row of its SSID and is not counted as read. */
    REPEATED
  }

  /** Whether the row counts as refused. */
  public boolean refused() {
    return intake == Intake.REFUSED;
  }

  /**
   * One cell of a row, with all that became of it.
   *
   * @param mapping the column, its heading, its field and the rule that mapped it
   * @param raw the cell as the file has it
   * @param value what it came to; {@code null} where it is blank or came to nothing
   * @param translation the rule that translated the code, and the code it saw: with a lost zero put
   *     back where one was; {@code null} where the field has no codes or no rule spoke
   * @param notices what is to be said of the cell
   */
  public record Cell(
      Decision.MapHeading mapping,
      String raw,
      @Nullable String value,
      Decision.@Nullable Translate translation,
      List<Notice> notices) {

    /** The field. */
    public Field field() {
      return mapping.field();
    }
  }
}
