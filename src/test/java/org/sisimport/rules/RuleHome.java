package org.sisimport.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A home in a temporary folder: every shared file is there and holds no rule until one is given.
 */
final class RuleHome {

  static final String DISTRICT = "9900001";

  private final Path home;

  RuleHome(Path home) {
    this.home = home;
    for (RuleFamily family : RuleFamily.listNamed()) {
      write("rules/" + family.fileName(), "// no rules yet\n");
    }
  }

  Path path() {
    return home;
  }

  Path cache() {
    return home.resolve("data/rules");
  }

  Path districtRules() {
    return home.resolve("districts/" + DISTRICT + "/rules");
  }

  RuleHome shared(String file, String... lines) {
    return write("rules/" + file, String.join("\n", lines) + "\n");
  }

  RuleHome district(String file, String... lines) {
    return write("districts/" + DISTRICT + "/rules/" + file, String.join("\n", lines) + "\n");
  }

  RuleHome write(String path, String text) {
    try {
      Path file = home.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  RuleSets ruleSets() {
    return new RuleSets(home, cache());
  }

  RuleSet load() {
    return load(null);
  }

  RuleSet load(@Nullable String vendor) {
    return ruleSets().load(DISTRICT, vendor, districtRules()).rules();
  }

  List<String> problems() {
    return ruleSets().check(null, districtRules()).stream().map(RuleProblem::toString).toList();
  }
}
