package org.sisimport.store;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Extension columns in one text: a line {@code name=value} for each. A backslash stands before a
 * backslash, before {@code =} in a name, and as {@code \n} for a line break.
 */
final class MetadataText {

  private MetadataText() {}

  static String of(Map<String, String> metadata) {
    return metadata.entrySet().stream()
        .map(entry -> escaped(entry.getKey()).replace("=", "\\=") + "=" + escaped(entry.getValue()))
        .collect(Collectors.joining("\n"));
  }

  static SortedMap<String, String> read(String text) {
    if (text.isEmpty()) {
      return Collections.emptySortedMap();
    }
    SortedMap<String, String> metadata = new TreeMap<>();
    StringBuilder name = new StringBuilder();
    StringBuilder value = new StringBuilder();
    StringBuilder part = name;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        char escaped = text.charAt(++i);
        part.append(escaped == 'n' ? '\n' : escaped);
      } else if (c == '=' && part == name) {
        part = value;
      } else if (c == '\n') {
        metadata.put(name.toString(), value.toString());
        name.setLength(0);
        value.setLength(0);
        part = name;
      } else {
        part.append(c);
      }
    }
    metadata.put(name.toString(), value.toString());
    return metadata;
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n");
  }
}
