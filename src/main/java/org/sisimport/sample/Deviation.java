package org.sisimport.sample;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;
import java.util.Optional;

/**
 * A file of a golden night that did not come out as expected.
 *
 * @param file the sample's name and the file
 * @param lines what differs: lines that begin with {@code -} were expected, lines that begin with
 *     {@code +} came
 */
public record Deviation(String file, List<String> lines) {

  private static final int LINES_AROUND = 1;

  static Optional<Deviation> between(String file, String expected, String actual) {
    if (expected.equals(actual)) {
      return Optional.empty();
    }
    List<String> before = expected.lines().toList();
    List<String> differing =
        UnifiedDiffUtils.generateUnifiedDiff(
            "expected",
            "came",
            before,
            DiffUtils.diff(before, actual.lines().toList()),
            LINES_AROUND);
    return Optional.of(new Deviation(file, differing));
  }
}
