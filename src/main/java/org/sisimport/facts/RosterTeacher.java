package org.sisimport.facts;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A person of the roster with the role of a teacher, or who teaches a class. RECEIVERS sitting.
 *
 * @param lastName {@code null} where the roster has none
 * @param firstName {@code null} where the roster has none
 * @param identifier the number in the school's system; {@code null} where the roster has none
 * @param email {@code null} where the roster has none
 * @param emailOfAnother whether a teacher of another name has the same address, without regard to
 *     case
 * @param enabled whether the school's system lets the person log in
 * @param site the school, where the roster names one only; else {@code null}
 */
public record RosterTeacher(
    String id,
    @Nullable String lastName,
    @Nullable String firstName,
    @Nullable String identifier,
    @Nullable String email,
    boolean emailOfAnother,
    boolean enabled,
    @Nullable RosterSite site)
    implements ReceiverEntry {

  private static final Pattern ADDRESS =
      Pattern.compile("[^@\\s,;<>\"]+@[^@\\s,;<>\".]+(\\.[^@\\s,;<>\".]+)+");

  /** Whether the e-mail address has the form of one: {@code name@host.domain}. */
  public boolean emailWellFormed() {
    return email != null && ADDRESS.matcher(email).matches();
  }

  /** Names nobody: this is personal data and must not reach a log. */
  @Override
  public String toString() {
    return "RosterTeacher";
  }
}
