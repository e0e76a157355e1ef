package org.sisimport.decision;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sisimport.facts.Field;

/**
 * What all rules together decided about one row, settled.
 *
 * @param row what becomes of the row: a {@link Decision.Skip}, {@link Decision.Hold}, {@link
 *     Decision.RequestTransfer}, {@link Decision.Create} or {@link Decision.UseMatch}; {@code null}
 *     where no rule spoke of that
 * @param values values that rules set or left out, a {@link Decision.SetValue} or {@link
 *     Decision.DropValue} a field
 * @param follow whether a field follows the file, a {@link Decision.UpdateField} or {@link
 *     Decision.KeepField} a field
 * @param school the {@link Decision.AssignSchool} or {@link Decision.SchoolStays}; {@code null}
 *     where no rule spoke of it
 * @param warnings what rules had to say without changing anything
 * @param conflicts rules that disagree; unless the row is skipped, it is held
 */
public record Verdict(
    Decision.@Nullable OfStudent row,
    Map<Field, Decision.OfStudent> values,
    Map<Field, Decision.OfStudent> follow,
    Decision.@Nullable OfStudent school,
    List<Decision.Warn> warnings,
    List<Conflict> conflicts) {

  /** No rule said anything. */
  public static final Verdict NOTHING =
      new Verdict(
          null, new EnumMap<>(Field.class), new EnumMap<>(Field.class), null, List.of(), List.of());

  /** Whether the row is left out. */
  public boolean skipped() {
    return row instanceof Decision.Skip;
  }

  /** Whether a person decides. */
  public boolean held() {
    return !skipped() && (row instanceof Decision.Hold || !conflicts.isEmpty());
  }
}
