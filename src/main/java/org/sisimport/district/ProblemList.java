package org.sisimport.district;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Collects what is wrong with one file, and words what was seen and what is near to it. */
final class ProblemList {

  private static final int LONGEST_SHOWN = 60;

  private final String file;
  private final List<DistrictSetupException.Problem> found = new ArrayList<>();

  ProblemList(String file) {
    this.file = file;
  }

  String file() {
    return file;
  }

  void add(int line, String message) {
    found.add(new DistrictSetupException.Problem(file, line, message));
  }

  /** In the order of lines. */
  List<DistrictSetupException.Problem> found() {
    return found.stream()
        .sorted(Comparator.comparingInt(DistrictSetupException.Problem::line))
        .toList();
  }

  /** A piece of a file for a message: in backticks, on one line, cut short. */
  static String shown(String text) {
    // an address may hold a password
    String bare = text.replaceAll("[^\\s/@`]+:[^\\s/@]+@", "…@");
    String oneLine = bare.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "\u00b7");
    return "`"
        + (oneLine.length() <= LONGEST_SHOWN ? oneLine : oneLine.substring(0, LONGEST_SHOWN) + "…")
        + "`";
  }

  /** " (did you mean `state`?)", or nothing where no choice is near. */
  static String nearest(String seen, Collection<String> choices) {
    String folded = folded(seen);
    Optional<String> nearest =
        choices.stream()
            .filter(choice -> distance(folded, choice) <= Math.max(2, choice.length() / 3))
            .min(Comparator.comparingInt(choice -> distance(folded, choice)));
    return nearest.map(choice -> " (did you mean `" + choice + "`?)").orElse("");
  }

  /** "a, b or c". */
  static String anyOf(List<String> choices) {
    int last = choices.size() - 1;
    return last < 1
        ? String.join("", choices)
        : String.join(", ", choices.subList(0, last)) + " or " + choices.get(last);
  }

  private static int distance(String folded, String choice) {
    return LevenshteinDistance.getDefaultInstance().apply(folded, folded(choice));
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
  }
}
