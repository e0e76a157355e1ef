package org.sisimport.facts;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The extension columns of a record of the roster. RECEIVERS sitting. */
public final class RosterExtensions {

  /** No extension column has a value. */
  public static final RosterExtensions NONE = new RosterExtensions(Map.of());

  private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private RosterExtensions(Map<String, String> values) {
    this.values.putAll(values);
  }

  /** The values that are not empty, by the name behind {@code metadata.}. */
  public static RosterExtensions of(Map<String, String> values) {
    return values.isEmpty() ? NONE : new RosterExtensions(values);
  }

  /**
   * The value of the column {@code metadata.<name>}, the name without regard to case; {@code null}
   * where it is empty or there is no such column.
   */
  public @Nullable String value(String name) {
    return values.get(name);
  }
}
