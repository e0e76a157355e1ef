package org.sisimport.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operand whose names are checked.
 *
 * @param code how it is written for the engine
 * @param type what it is; {@code void} for the word {@code null}
 * @param element what the list or set holds that it is; {@code null} where it is neither
 * @param nullable whether it may be {@code null}
 * @param key the fact's path that it is; {@code null} for a constant
 * @param guards the paths that {@code !.} asks to be there
 * @param constant a text, a number, a {@link org.sisimport.facts.Field} and the like; {@code null}
 *     for a path
 */
record Value(
    String code,
    Class<?> type,
    @Nullable Class<?> element,
    boolean nullable,
    @Nullable String key,
    List<String> guards,
    @Nullable Object constant) {

  static Value constant(String code, Class<?> type, Object constant) {
    return new Value(code, type, null, false, null, List.of(), constant);
  }

  boolean isNull() {
    return type == void.class;
  }

  boolean isNumber() {
    return type == int.class || type == double.class;
  }

  /** As the analyst would write it. */
  String written() {
    if (key == null) {
      return code;
    }
    return key.isEmpty() ? "the fact" : key;
  }

  /** Whether the two may be compared. */
  boolean comparableWith(Value other) {
    return isNull() && !other.type.isPrimitive()
        || other.isNull() && !type.isPrimitive()
        || isNumber() && other.isNumber()
        || type == other.type;
  }

  /** For messages: {@code a text}. */
  String typeShown() {
    return shown(type);
  }

  static String shown(Class<?> type) {
    if (type == String.class) {
      return "a text";
    }
    if (type == int.class || type == double.class) {
      return "a number";
    }
    if (type == boolean.class) {
      return "true or false";
    }
    if (type == void.class) {
      return "nothing";
    }
    String name = java.util.Collection.class.isAssignableFrom(type) ? "list" : type.getSimpleName();
    return ("AEIOU".indexOf(name.charAt(0)) < 0 ? "a " : "an ") + name;
  }
}
