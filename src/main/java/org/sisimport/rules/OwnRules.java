package org.sisimport.rules;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.sisimport.decision.RuleRef;
import org.sisimport.decision.RuleRef.Rank;

/** Tells of the rules of a district which rules of others they replace, and which they seem to. */
final class OwnRules {

  /** So many letters may be another, one too many or one too few. */
  private static final int SLIP = 2;

  /** Shorter names differ by a slip where they are meant to differ. */
  private static final int SHORTEST = 6;

  private final RuleFolder folder;
  private final Units units;

  OwnRules(RuleFolder folder, Units units) {
    this.folder = folder;
    this.units = units;
  }

  /**
   * The rules of a district, in the order of files and lines; of a broken file those that can be
   * read.
   *
   * @param districtRules the district's own rule files; the folder may be missing
   */
  List<OwnRule> list(Path districtRules) {
    List<RuleFile> files = new ArrayList<>(folder.shared());
    folder.listVendors().forEach(vendor -> folder.vendor(vendor).ifPresent(files::add));
    files.addAll(folder.district(districtRules));
    List<OwnRule> own = new ArrayList<>(own(files));
    for (String receiver : folder.listReceivers()) {
      own.addAll(own(folder.receiver(receiver, districtRules)));
    }
    own.sort(
        Comparator.comparing((OwnRule one) -> one.rule().file())
            .thenComparing(one -> one.rule().line()));
    return own;
  }

  private List<OwnRule> own(List<RuleFile> files) {
    List<RuleUnit> all =
        files.stream().map(file -> units.get(file, new Problems(file.path()))).toList();
    List<OwnRule> own = new ArrayList<>();
    for (RuleUnit unit : all) {
      if (unit.file().rank() == Rank.DISTRICT) {
        unit.rules().forEach(rule -> own.add(own(unit, rule, all)));
      }
    }
    return own;
  }

  private static OwnRule own(RuleUnit unit, WrittenRule rule, List<RuleUnit> all) {
    List<RuleRef> replaced = new ArrayList<>();
    List<RuleRef> left = new ArrayList<>();
    for (RuleUnit lower : all) {
      for (WrittenRule other : lower.rules()) {
        if (Composer.replaces(unit, lower, other)) {
          if (other.name().equals(rule.name())) {
            replaced.add(ref(lower, other));
          }
        } else if (Composer.couldReplace(unit, lower, rule, other)) {
          left.add(ref(lower, other));
        }
      }
    }
    return new OwnRule(
        ref(unit, rule), replaced, replaced.isEmpty() ? findNearly(rule, left).orElse(null) : null);
  }

  private static Optional<RuleRef> findNearly(WrittenRule rule, List<RuleRef> others) {
    return others.stream().filter(other -> isSlip(rule.name(), other.name())).findFirst();
  }

  /** Numbers tell rules apart: "Grade 13" is not meant to replace "Grade 12". */
  static boolean isSlip(String name, String other) {
    String one = folded(name);
    String two = folded(other);
    return Math.min(one.length(), two.length()) >= SHORTEST
        && digits(one).equals(digits(two))
        && new LevenshteinDistance(SLIP).apply(one, two) >= 0;
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
  }

  private static String digits(String name) {
    return name.replaceAll("[^0-9]", "");
  }

  private static RuleRef ref(RuleUnit unit, WrittenRule rule) {
    return new RuleRef(rule.name(), unit.file().path(), rule.line(), unit.file().rank());
  }
}
