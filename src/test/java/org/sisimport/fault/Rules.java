package org.sisimport.fault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Byteman's rules in the resources of this package. */
final class Rules {

  private static final Pattern RULE = Pattern.compile("(?ms)^RULE (\\S+).*?^ENDRULE$");

  private Rules() {}

  /**
   * The rules whose names begin with a label.
   *
   * @throws NotMade where there is none
   */
  static String of(String resource, String label) throws IOException {
    StringBuilder rules = new StringBuilder("HELPER " + Breakage.class.getName() + "\n");
    int found = 0;
    Matcher rule = RULE.matcher(text(resource));
    while (rule.find()) {
      String name = rule.group(1);
      if (name.equals(label) || name.equals(label + ":")) {
        rules.append(rule.group()).append("\n\n");
        found++;
      }
    }
    if (found == 0) {
      throw new NotMade("there is no rule " + label + " in " + resource + ".btm");
    }
    return rules.toString();
  }

  private static String text(String resource) throws IOException {
    try (InputStream in = Rules.class.getResourceAsStream(resource + ".btm")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
