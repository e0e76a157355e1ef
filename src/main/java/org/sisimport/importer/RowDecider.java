package org.sisimport.importer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sisimport.decision.Decision;
import org.sisimport.decision.Settlement;
import org.sisimport.decision.Verdict;
import org.sisimport.facts.Difference;
import org.sisimport.facts.District;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.Field;
import org.sisimport.facts.IncomingStudent;
import org.sisimport.facts.Match;
import org.sisimport.facts.Resemblance;
import org.sisimport.facts.SchoolChoice;
import org.sisimport.facts.SourceFile;
import org.sisimport.facts.Unmatched;
import org.sisimport.matching.Matcher;
import org.sisimport.rules.RuleSet;
import org.sisimport.students.Elsewhere;
import org.sisimport.students.Students;

/**
 * The STUDENTS sitting: makes the facts of a chunk of rows, lets the rules speak, and settles what
 * they said. Rows that a rule recognized by a loose match are decided once more as rows of that
 * student.
 */
final class RowDecider {

  /** A row whose facts, decisions and verdict are known. */
  record Decided(
      IncomingStudent student,
      @Nullable Match match,
      List<Difference> differences,
      List<Resemblance> likenesses,
      @Nullable Elsewhere elsewhere,
      boolean resemblesSomeoneWithoutSsid,
      List<Decision.OfStudent> decisions,
      Verdict verdict,
      Decision.@Nullable SetValue setToNoValue) {}

  private final RuleSet rules;
  private final Students students;
  private final Matcher matcher;
  private final District district;
  private final SourceFile file;

  RowDecider(
      RuleSet rules, Students students, Matcher matcher, District district, SourceFile file) {
    this.rules = rules;
    this.students = students;
    this.matcher = matcher;
    this.district = district;
    this.file = file;
  }

  /** Decides these rows; the answer has their order. */
  List<Decided> decide(List<IncomingStudent> rows) {
    List<IncomingStudent> strangers = new ArrayList<>();
    List<Facts> ofRows = new ArrayList<>(rows.size());
    for (IncomingStudent row : rows) {
      ExistingStudent existing = students.findBySsid(ssid(row));
      if (existing == null) {
        strangers.add(row);
      }
      Facts ofRow = existing == null ? new Facts(row) : matched(row, existing, true);
      ofRows.add(ofRow);
    }
    recognize(strangers, ofRows);
    consult(ofRows);
    List<Facts> recognized = new ArrayList<>();
    for (int i = 0; i < ofRows.size(); i++) {
      Facts ofRow = ofRows.get(i);
      if (ofRow.verdict.row() instanceof Decision.UseMatch use
          && !ofRow.verdict.held()
          && ofRow.elsewhere == null) {
        Facts again = matched(ofRow.row, use.existing(), false);
        again.likenesses = ofRow.likenesses;
        again.earlier = ofRow.decisions;
        ofRows.set(i, again);
        recognized.add(again);
      }
    }
    if (!recognized.isEmpty()) {
      consult(recognized);
    }
    return ofRows.stream().map(Facts::decided).toList();
  }

  private void recognize(List<IncomingStudent> strangers, List<Facts> ofRows) {
    if (strangers.isEmpty()) {
      return;
    }
    Set<String> ssids = new HashSet<>();
    strangers.forEach(row -> ssids.add(ssid(row)));
    Map<String, Elsewhere> elsewhere = students.findInOtherDistricts(ssids);
    List<Resemblance> all = new ArrayList<>();
    for (Facts ofRow : ofRows) {
      if (ofRow.match == null) {
        ofRow.elsewhere = elsewhere.get(ssid(ofRow.row));
        ofRow.likenesses = matcher.resemblances(ofRow.row);
        all.addAll(ofRow.likenesses);
      }
    }
    Map<Integer, List<Decision.OfStudent>> said =
        byRow(all.isEmpty() ? List.of() : rules.consultStudents(all));
    for (Facts ofRow : ofRows) {
      if (ofRow.match == null) {
        ofRow.judge(said.getOrDefault(ofRow.row.row(), List.of()));
      }
    }
  }

  private void consult(List<Facts> ofRows) {
    List<Object> facts = new ArrayList<>(ofRows.size() * 2);
    for (Facts ofRow : ofRows) {
      ofRow.addTo(facts);
    }
    Map<Integer, List<Decision.OfStudent>> said = byRow(rules.consultStudents(facts));
    for (Facts ofRow : ofRows) {
      ofRow.settle(said.getOrDefault(ofRow.row.row(), List.of()));
    }
  }

  private static Map<Integer, List<Decision.OfStudent>> byRow(List<Decision.OfStudent> decisions) {
    Map<Integer, List<Decision.OfStudent>> byRow = new HashMap<>();
    for (Decision.OfStudent decision : decisions) {
      byRow.computeIfAbsent(decision.student().row(), row -> new ArrayList<>(2)).add(decision);
    }
    return byRow;
  }

  private Facts matched(IncomingStudent row, ExistingStudent existing, boolean bySsid) {
    Facts facts = new Facts(row);
    Match match = matcher.match(row, existing, bySsid);
    facts.match = match;
    facts.differences = matcher.differences(match);
    return facts;
  }

  private static String ssid(IncomingStudent row) {
    String ssid = row.ssid();
    if (ssid == null) {
      throw new IllegalArgumentException("row " + row.row() + " has no SSID and cannot be decided");
    }
    return ssid;
  }

  /** The facts of one row on their way to a verdict. */
  private final class Facts {
    private final IncomingStudent row;
    private @Nullable Match match;
    private List<Difference> differences = List.of();
    private List<Resemblance> likenesses = List.of();
    private @Nullable Elsewhere elsewhere;
    private @Nullable ExistingStudent clear;
    private List<ExistingStudent> doubtful = List.of();
    private List<Decision.OfStudent> earlier = List.of();
    private List<Decision.OfStudent> decisions = List.of();
    private Verdict verdict = Verdict.NOTHING;

    private Facts(IncomingStudent row) {
      this.row = row;
    }

    /** Takes what rules said of the resemblances; two who are clear are both doubtful. */
    private void judge(List<Decision.OfStudent> said) {
      earlier = said;
      List<ExistingStudent> clearOnes = new ArrayList<>();
      List<ExistingStudent> doubtfulOnes = new ArrayList<>();
      for (Resemblance likeness : likenesses) {
        Decision.OfStudent judged =
            Settlement.likeness(
                said.stream().filter(decision -> speaksOf(decision, likeness)).toList());
        if (judged instanceof Decision.Clear) {
          clearOnes.add(likeness.existing());
        } else if (judged != null) {
          doubtfulOnes.add(likeness.existing());
        }
      }
      if (clearOnes.size() == 1) {
        clear = clearOnes.get(0);
      } else {
        doubtfulOnes.addAll(0, clearOnes);
        doubtful = doubtfulOnes;
      }
    }

    private static boolean speaksOf(Decision.OfStudent decision, Resemblance likeness) {
      return (decision instanceof Decision.Clear clear && clear.resemblance() == likeness)
          || (decision instanceof Decision.Doubt doubt && doubt.resemblance() == likeness);
    }

    private void addTo(List<Object> facts) {
      ExistingStudent existing = null;
      if (match == null) {
        facts.add(unmatched());
      } else {
        existing = match.existing();
        facts.add(match);
        facts.addAll(differences);
      }
      SchoolChoice choice = matcher.schoolChoice(row, existing);
      if (choice != null) {
        facts.add(choice);
      }
    }

    private Unmatched unmatched() {
      String otherDistrict = elsewhere == null ? null : elsewhere.district();
      return new Unmatched(row, district, file, otherDistrict, clear, doubtful);
    }

    private void settle(List<Decision.OfStudent> said) {
      decisions = said;
      if (earlier.isEmpty()) {
        verdict = Settlement.settle(said);
        return;
      }
      decisions = new ArrayList<>(earlier);
      decisions.addAll(said);
      // what was said of the row itself goes on when the row turns out to be a student of ours
      List<Decision.OfStudent> stillOfRow = new ArrayList<>(said);
      for (Decision.OfStudent decision : earlier) {
        if (decision instanceof Decision.Warn
            || decision instanceof Decision.SetValue
            || decision instanceof Decision.DropValue) {
          stillOfRow.add(decision);
        }
      }
      verdict = Settlement.settle(stillOfRow);
    }

    private Decided decided() {
      return new Decided(
          row,
          match,
          differences,
          likenesses,
          elsewhere,
          unmatched().someoneWithoutSsid(),
          decisions,
          verdict,
          findSetToNoValue());
    }

    /**
     * Only a value that a rule computes can be none of its field: a written one is checked before.
     */
    private Decision.@Nullable SetValue findSetToNoValue() {
      for (Decision.OfStudent value : verdict.values().values()) {
        if (value instanceof Decision.SetValue set
            && set.field().kind() == Field.Kind.CODE
            && !rules.isValue(set.field(), set.value())) {
          return set;
        }
      }
      return null;
    }
  }
}
