package org.sisimport.district;

import java.time.DateTimeException;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The key {@code limits}, wherever it may stand. */
final class LimitsYaml {

  private static final String KEY = "limits";
  private static final String WIDER = "wider";
  private static final String NONE = "none";
  private static final Pattern LIMIT =
      Pattern.compile("([0-9]{1,3}) ?%(?: from ([1-9][0-9]{0,5}))?");
  private static final String LIMIT_EXAMPLE = "a share such as 10%, or 10% from 5, or none";
  private static final String EXAMPLE = "keys below it, such as { updated: 75% from 50 }, or none";
  private static final String WIDER_EXAMPLE = "{ from: 08-01, to: 09-30, by: 3 } or none";

  private final YamlSection root;
  private final ProblemList problems;

  LimitsYaml(YamlSection root, ProblemList problems) {
    this.root = root;
    this.problems = problems;
  }

  /** The limits, and what is given where the file says nothing of one. */
  Limits limits(Limits otherwise) {
    if (root.says(KEY, NONE)) {
      return new Limits(Map.of(), null);
    }
    List<String> keys = new ArrayList<>(List.of(WIDER));
    for (Limits.Kind kind : Limits.Kind.values()) {
      keys.add(kind.key());
    }
    return root.section(KEY, keys, EXAMPLE)
        .map(section -> limits(section, otherwise))
        .orElse(otherwise);
  }

  private Limits limits(YamlSection section, Limits otherwise) {
    Map<Limits.Kind, Limits.Limit> limits = new EnumMap<>(Limits.Kind.class);
    limits.putAll(otherwise.byKind());
    for (Limits.Kind kind : Limits.Kind.values()) {
      String text = section.text(kind.key(), LIMIT_EXAMPLE);
      if (text != null && text.equals(NONE)) {
        limits.remove(kind);
      } else if (text != null) {
        limit(section, kind, text, otherwise).ifPresent(limit -> limits.put(kind, limit));
      }
    }
    return new Limits(limits, wider(section, otherwise.wider()));
  }

  private Optional<Limits.Limit> limit(
      YamlSection section, Limits.Kind kind, String text, Limits otherwise) {
    Matcher parts = LIMIT.matcher(text.strip());
    if (!parts.matches()) {
      problems.add(
          section.line(kind.key()),
          "`limits." + kind.key() + "` is " + ProblemList.shown(text) + "; write " + LIMIT_EXAMPLE);
      return Optional.empty();
    }
    Limits.Limit before =
        otherwise
            .byKind()
            .getOrDefault(kind, Objects.requireNonNull(Limits.DEFAULT.byKind().get(kind)));
    return Optional.of(
        new Limits.Limit(
            Integer.parseInt(parts.group(1)),
            parts.group(2) == null ? before.from() : Integer.parseInt(parts.group(2))));
  }

  private Limits.@Nullable Wider wider(YamlSection limits, Limits.@Nullable Wider otherwise) {
    if (limits.says(WIDER, NONE)) {
      return null;
    }
    Optional<YamlSection> section =
        limits.section(WIDER, List.of("from", "to", "by"), WIDER_EXAMPLE);
    if (section.isEmpty()) {
      return otherwise;
    }
    Limits.Wider before =
        otherwise == null ? Objects.requireNonNull(Limits.DEFAULT.wider()) : otherwise;
    MonthDay from = day(section.get(), "from", before.from());
    MonthDay to = day(section.get(), "to", before.to());
    if (to.isBefore(from)) {
      problems.add(
          section.get().line("from"),
          "`limits.wider` ends before it begins; write it as " + WIDER_EXAMPLE);
    }
    return new Limits.Wider(from, to, by(section.get(), before.by()));
  }

  private MonthDay day(YamlSection section, String key, MonthDay otherwise) {
    String text = section.text(key, "a day of every year, such as 08-01");
    if (text == null) {
      return otherwise;
    }
    try {
      return MonthDay.parse("--" + text);
    } catch (DateTimeException e) {
      problems.add(
          section.line(key),
          "`limits.wider."
              + key
              + "` is "
              + ProblemList.shown(text)
              + "; write a day of every year, such as 08-01");
      return otherwise;
    }
  }

  private int by(YamlSection section, int otherwise) {
    String text = section.text("by", "a number, such as 3");
    if (text == null) {
      return otherwise;
    }
    if (text.matches("[1-9][0-9]?")) {
      return Integer.parseInt(text);
    }
    problems.add(
        section.line("by"),
        "`limits.wider.by` is "
            + ProblemList.shown(text)
            + "; write a number from 1 to 99, such as 3");
    return otherwise;
  }
}
