package org.sisimport.oneroster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The other ids of a user: {@code {Type:Id}}, as many as there are types. Which type holds the SSID
 * is the sender's choice, so each type becomes a column.
 *
 * @param byType the ids
 * @param clear whether all was understood: no member is written otherwise, and no type comes twice
 *     with different ids, which leaves it out
 */
record UserIds(Map<String, String> byType, boolean clear) {

  /** A type becomes a heading, which rules name. */
  private static final Pattern MEMBER =
      Pattern.compile("\\{\\s*([\\p{L}\\p{N} ._-]{1,50}?)\\s*:\\s*([^{}]*?)\\s*}");

  private static final UserIds NONE = new UserIds(Map.of(), true);

  /** Reads the members of {@code userIds}. */
  static UserIds of(List<String> members) {
    if (members.isEmpty()) {
      return NONE;
    }
    Map<String, String> byType = new HashMap<>();
    boolean clear = true;
    for (String member : members) {
      Matcher matcher = MEMBER.matcher(member);
      if (!matcher.matches()) {
        clear = false;
      } else if (!matcher.group(2).isEmpty()) {
        String earlier = byType.putIfAbsent(matcher.group(1), matcher.group(2));
        if (earlier != null && !earlier.equals(matcher.group(2))) {
          byType.put(matcher.group(1), "");
          clear = false;
        }
      }
    }
    return new UserIds(byType, clear);
  }

  /** The id of a type; {@code ""} where there is none. */
  String get(String type) {
    return byType.getOrDefault(type, "");
  }
}
