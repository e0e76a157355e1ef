package org.sisimport.facts;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One text value for each {@link Field}, or {@code null} where nothing is known. Dates are ISO
 * text, so that text comparison is date comparison. Immutable.
 */
public final class Values {

  private static final Field[] FIELDS = Field.values();

  /** Knows nothing. */
  public static final Values NONE = new Values(new @Nullable String[FIELDS.length]);

  private final @Nullable String[] byField;

  private Values(@Nullable String[] byField) {
    this.byField = byField;
  }

  /**
   * Values in the order of {@link Field}.
   *
   * @param byField one element for each field; {@code null} for a field without value; the array is
   *     copied
   */
  public static Values of(@Nullable String[] byField) {
    return new Values(Arrays.copyOf(byField, FIELDS.length));
  }

  /** Values of the fields that the map names; the others are unknown. */
  public static Values of(Map<Field, String> known) {
    @Nullable String[] byField = new @Nullable String[FIELDS.length];
    known.forEach((field, value) -> byField[field.ordinal()] = value);
    return new Values(byField);
  }

  /** The value of a field; {@code null} where there is none. */
  public @Nullable String get(Field field) {
    return byField[field.ordinal()];
  }

  /** These values with one of them replaced; {@code null} takes it away. */
  public Values with(Field field, @Nullable String value) {
    @Nullable String[] changed = byField.clone();
    changed[field.ordinal()] = value;
    return new Values(changed);
  }

  /** The known values, in the order of {@link Field}. */
  public Map<Field, String> known() {
    Map<Field, String> known = new EnumMap<>(Field.class);
    for (Field field : FIELDS) {
      String value = byField[field.ordinal()];
      if (value != null) {
        known.put(field, value);
      }
    }
    return known;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Values values && Arrays.equals(byField, values.byField);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(byField);
  }

  /**
   * Names the known fields and none of their values: values are personal data and must not reach a
   * log.
   */
  @Override
  public String toString() {
    return "Values" + known().keySet();
  }
}
