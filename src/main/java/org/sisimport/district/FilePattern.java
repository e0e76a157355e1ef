package org.sisimport.district;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which file names a district's files have, and what such a file holds.
 *
 * @param name a file name in which {@code *} stands for any characters and {@code ?} for one; case
 *     does not count, because many districts send from Windows
 * @param designation the program of every student in such a file (SPED, 504 or SST), where the
 *     district declares that it holds only such students; else {@code null}
 */
public record FilePattern(String name, @Nullable String designation) {

  private static final List<FilePattern> NAMES_OF_504 =
      List.of(
          new FilePattern("*_demographics_504.*", "504"),
          new FilePattern("*_504_demographics.*", "504"));

  /** The patterns of a district that lists none. */
  static final List<FilePattern> DEFAULT =
      inOrder(List.of(new FilePattern("*_demographics.*", null)));

  /** Whether a file of that name goes to this pattern, unless an earlier one takes it. */
  public boolean matches(String fileName) {
    return fits(folded(name), folded(fileName));
  }

  /** Whether the pattern itself is one of the names by which everybody knows the 504 file. */
  static boolean names504(String pattern) {
    return NAMES_OF_504.stream().anyMatch(known -> known.matches(pattern));
  }

  /**
   * A district's patterns in the order in which a file tries them. The 504 names go first and are
   * known even where the district does not list them: {@code x_504_demographics.csv} fits the
   * general name as well, and its students must not be taken for those of the general file. What
   * the district itself says of a 504 name goes before what everybody knows.
   */
  static List<FilePattern> inOrder(List<FilePattern> listed) {
    Stream<FilePattern> listed504 = listed.stream().filter(pattern -> names504(pattern.name));
    Stream<FilePattern> known504 =
        NAMES_OF_504.stream()
            .filter(
                known -> listed.stream().noneMatch(own -> own.name.equalsIgnoreCase(known.name)));
    Stream<FilePattern> others = listed.stream().filter(pattern -> !names504(pattern.name));
    return Stream.of(listed504, known504, others).flatMap(patterns -> patterns).distinct().toList();
  }

  private static String folded(String text) {
    // macOS sends accents apart from their letters
    return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  /** Goes back to the last star only, so that a hostile name cannot make it slow. */
  private static boolean fits(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int resume = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = t;
      } else if (p < pattern.length()
          && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
