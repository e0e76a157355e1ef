package org.sisimport.oneroster;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.sisimport.Shown;
import org.sisimport.notice.OfLines;
import org.sisimport.notice.RecordNotices.DanglingReference;

/**
 * Whether the records that are named are there. Of a package of millions only what is named and was
 * not met so far is held.
 */
final class References {

  /** Ids that are held for later; what is beyond is not told. */
  private static final int MOST_HELD = 300_000;

  private static final int SHOWN = 3;

  /** Stands for every id that is longer than any can be. */
  private static final String TOO_LONG = "(an id of more than 255 characters)";

  private static final Set<RosterFile> TARGETS =
      Set.of(
          RosterFile.ORGS,
          RosterFile.ACADEMIC_SESSIONS,
          RosterFile.COURSES,
          RosterFile.CLASSES,
          RosterFile.USERS);

  private final Map<RosterFile, TextHashes> there = new EnumMap<>(RosterFile.class);
  private final Map<Link, Map<String, Named>> pending = new LinkedHashMap<>();
  private int held;

  References() {
    TARGETS.forEach(target -> there.put(target, new TextHashes()));
  }

  /** A column that names records of a file. */
  private record Link(RosterFile file, String column, RosterFile target) {}

  /** How often an id is named, and where first. */
  private static final class Named {
    private final int line;
    private int count;

    Named(int line) {
      this.line = line;
    }
  }

  /** A record is in the package, whether or not it can be read. */
  void isThere(RosterFile file, String sourcedId) {
    TextHashes ids = there.get(file);
    if (ids != null) {
      ids.add(sourcedId);
    }
  }

  /** Takes note of what a record names. One that is to be deleted may name what is gone already. */
  void add(RosterRecord record) {
    if (record.status() == RosterStatus.TO_BE_DELETED) {
      return;
    }
    if (record.file() == RosterFile.DEMOGRAPHICS) {
      name(record, Specification.SOURCED_ID, RosterFile.USERS, record.sourcedId());
    }
    List<ColumnRule> rules = Specification.columns(record.file());
    for (int column = 0; column < rules.size(); column++) {
      RosterFile target = rules.get(column).target();
      String value = record.values().get(column);
      if (target != null && !value.isEmpty()) {
        if (value.indexOf(',') < 0 || rules.get(column).kind() == ColumnRule.Kind.REFERENCE) {
          name(record, rules.get(column).name(), target, value);
        } else {
          for (String id : value.split(",")) {
            name(record, rules.get(column).name(), target, id);
          }
        }
      }
    }
  }

  private void name(RosterRecord record, String column, RosterFile target, String id) {
    if (!isThere(target).contains(id)) {
      Map<String, Named> named =
          pending.computeIfAbsent(
              new Link(record.file(), column, target), link -> new LinkedHashMap<>());
      String key = id.length() <= Specification.LONGEST_ID ? id : TOO_LONG;
      Named known = named.get(key);
      if (known == null && held < MOST_HELD) {
        held++;
        known = new Named(record.line());
        named.put(key, known);
      }
      if (known != null) {
        known.count++;
      }
    }
  }

  private TextHashes isThere(RosterFile target) {
    return Objects.requireNonNull(there.get(target));
  }

  /**
   * Tells what is named and is nowhere, and forgets it.
   *
   * @param kept whether a record of that file and sourcedId is kept and may be named
   */
  void tell(BiPredicate<RosterFile, String> kept, Findings findings) {
    pending.forEach(
        (link, named) -> {
          named
              .keySet()
              .removeIf(id -> isThere(link.target()).contains(id) || kept.test(link.target(), id));
          if (!named.isEmpty()) {
            findings.deviation(notice(link, named));
          }
        });
    pending.clear();
  }

  private static OfLines notice(Link link, Map<String, Named> named) {
    TreeSet<Integer> lines = new TreeSet<>();
    List<String> ids = new ArrayList<>();
    int count = 0;
    for (Map.Entry<String, Named> each : named.entrySet()) {
      count += each.getValue().count;
      lines.add(each.getValue().line);
      if (ids.size() < SHOWN && link.target() != RosterFile.USERS) {
        ids.add(Shown.masked(each.getKey()));
      }
    }
    return new OfLines(
        link.file().fileName(),
        lines.stream().limit(OfLines.NAMED).toList(),
        count,
        new DanglingReference(link.column(), link.target().fileName(), ids, named.size()));
  }
}
