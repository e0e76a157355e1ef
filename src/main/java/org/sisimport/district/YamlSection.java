package org.sisimport.district;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * The keys of one block of a YAML file. Unknown and repeated keys are noted at once, values when
 * they are asked for. Works on the parsed nodes, because only they know their lines.
 */
final class YamlSection {

  private static final Pattern DURATION = Pattern.compile("([0-9]{1,6}) ?([smhd])");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final String path;
  private final int line;
  private final ProblemList problems;
  private final Map<String, Node> values = new LinkedHashMap<>();

  /**
   * Sorts out the keys.
   *
   * @param path the keys that lead here, with a dot after each; blank for the whole file
   * @param keys which of them may stand here
   * @param elsewhere for a key that may stand in another block only: the key of that block
   */
  YamlSection(
      String path,
      MappingNode node,
      List<String> keys,
      Map<String, String> elsewhere,
      ProblemList problems) {
    this.path = path;
    this.line = lineOf(node);
    this.problems = problems;
    Map<String, Integer> lines = new LinkedHashMap<>();
    for (NodeTuple entry : node.getValue()) {
      Node keyNode = entry.getKeyNode();
      String key = keyNode instanceof ScalarNode scalar ? scalar.getValue() : seen(keyNode);
      if (!keys.contains(key)) {
        problems.add(lineOf(keyNode), unknown(key, keys, elsewhere));
        continue;
      }
      Integer before = lines.putIfAbsent(key, lineOf(keyNode));
      if (before != null) {
        problems.add(
            lineOf(keyNode), named(key) + " is already given in line " + before + "; keep one");
      } else {
        values.put(key, entry.getValueNode());
      }
    }
  }

  /** The line of a key's value; the block's own where the key is not given. */
  int line(String key) {
    Node value = values.get(key);
    return value == null ? line : lineOf(value);
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /** A single value as it is written; {@code null} where it is not given or was noted as wrong. */
  @Nullable String text(String key, String example) {
    Node value = values.get(key);
    return value == null ? null : scalar(value, named(key), example);
  }

  /** The choice that the file names; {@code null} where it is not given or was noted as wrong. */
  @Nullable String oneOf(String key, List<String> choices) {
    Node value = values.get(key);
    return value == null ? null : choice(value, named(key), choices);
  }

  /** Whether the key's value is that word. */
  boolean says(String key, String word) {
    return values.get(key) instanceof ScalarNode scalar && scalar.getValue().equals(word);
  }

  /** The texts of a list; empty where it is not given. At least one, else a problem is noted. */
  List<String> texts(String key, String example) {
    Node value = values.get(key);
    if (value instanceof SequenceNode list && list.getValue().isEmpty()) {
      problems.add(lineOf(value), named(key) + " is an empty list; write " + example);
    }
    List<String> texts = new ArrayList<>();
    for (Node item : items(key, example)) {
      String text = scalar(item, "an entry of " + named(key), "a text, as in " + example);
      if (text != null) {
        texts.add(text);
      }
    }
    return texts;
  }

  /** Whether the key is {@code true}; {@code false} where it is not given. */
  boolean isTrue(String key) {
    Node value = values.get(key);
    if (value == null) {
      return false;
    }
    if (value instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
      return scalar.getValue().equals("true");
    }
    problems.add(lineOf(value), named(key) + " is " + seen(value) + "; write true or false");
    return false;
  }

  /** The lines of a text, or the texts of a list; empty where it is not given. */
  List<String> lines(String key, String example) {
    Node value = values.get(key);
    List<String> lines = new ArrayList<>();
    for (Node item : value instanceof SequenceNode list ? list.getValue() : itemOf(value)) {
      String text = scalar(item, named(key), example);
      if (text != null) {
        text.lines().filter(line -> !line.isBlank()).forEach(lines::add);
      }
    }
    return lines;
  }

  private static List<Node> itemOf(@Nullable Node value) {
    return value == null ? List.of() : List.of(value);
  }

  /** The choices that a list names; empty where it is not given. */
  List<String> manyOf(String key, List<String> choices) {
    List<String> chosen = new ArrayList<>();
    for (Node item : items(key, choices.toString())) {
      String one = choice(item, named(key), choices);
      if (one != null) {
        chosen.add(one);
      }
    }
    return chosen;
  }

  /**
   * A length of time, such as 60s, 5m, 2h or 90d; the default where it is not given or was noted as
   * wrong.
   */
  Duration duration(String key, Duration otherwise, Duration least, Duration most) {
    String example =
        "a length of time, such as "
            + written(otherwise.isZero() ? Duration.ofSeconds(60) : otherwise)
            + ", from "
            + written(least)
            + " to "
            + written(most);
    String text = text(key, example);
    if (text == null) {
      return otherwise;
    }
    Matcher matcher = DURATION.matcher(text.strip());
    if (matcher.matches()) {
      Duration duration =
          Duration.of(Long.parseLong(matcher.group(1)), unit(matcher.group(2).charAt(0)));
      if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
        return duration;
      }
    }
    problems.add(line(key), named(key) + " is " + ProblemList.shown(text) + "; write " + example);
    return otherwise;
  }

  private static String written(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds > 0 && seconds % 86_400 == 0) {
      return duration.toDays() + "d";
    }
    return seconds >= 600 && seconds % 60 == 0 ? duration.toMinutes() + "m" : seconds + "s";
  }

  private static ChronoUnit unit(char letter) {
    return switch (letter) {
      case 's' -> ChronoUnit.SECONDS;
      case 'm' -> ChronoUnit.MINUTES;
      case 'h' -> ChronoUnit.HOURS;
      default -> ChronoUnit.DAYS;
    };
  }

  /**
   * Where a secret is kept; {@code null} where it is not given or was noted as wrong. What stands
   * there instead is never shown: it may be the secret.
   *
   * @param folder in which a file is meant that is not named by its whole path
   */
  @Nullable Secret secret(String key, Path folder) {
    Node value = values.get(key);
    if (value == null) {
      return null;
    }
    String remedy = "write { env: NAME } or { file: PATH }";
    if (value instanceof MappingNode mapping && mapping.getValue().size() == 1) {
      NodeTuple entry = mapping.getValue().get(0);
      String kind = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
      String place =
          entry.getValueNode() instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)
              ? scalar.getValue()
              : "";
      if (kind.equals("env") && VARIABLE.matcher(place).matches()) {
        return new Secret(place, null);
      }
      if (kind.equals("file") && !place.isBlank()) {
        try {
          return new Secret(null, folder.resolve(place.strip()).normalize());
        } catch (InvalidPathException e) {
          remedy = "what stands there is no name of a file; " + remedy;
        }
      }
    }
    problems.add(
        lineOf(value),
        value instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)
            ? named(key)
                + " stands here in clear, where others can read it; "
                + remedy
                + ", and change the secret, for it has been seen"
            : named(key) + " does not say where the secret is kept; " + remedy);
    return null;
  }

  /** The block below a key; empty where it is not given or was noted as wrong. */
  Optional<YamlSection> section(String key, List<String> keys, String example) {
    Node value = values.get(key);
    return value == null
        ? Optional.empty()
        : block(value, named(key), path + key + ".", keys, example);
  }

  /** The blocks of a list; empty where it is not given. */
  List<YamlSection> sections(String key, List<String> keys, String example) {
    List<YamlSection> blocks = new ArrayList<>();
    for (Node item : items(key, example)) {
      block(item, "an entry of " + named(key), path + key + ".", keys, example)
          .ifPresent(blocks::add);
    }
    return blocks;
  }

  private List<Node> items(String key, String example) {
    Node value = values.get(key);
    if (value == null) {
      return List.of();
    }
    if (value instanceof SequenceNode list) {
      return list.getValue();
    }
    problems.add(
        lineOf(value), named(key) + " is " + seen(value) + "; it takes a list, such as " + example);
    return List.of();
  }

  private Optional<YamlSection> block(
      Node value, String what, String below, List<String> keys, String example) {
    if (value instanceof MappingNode mapping) {
      return Optional.of(new YamlSection(below, mapping, keys, Map.of(), problems));
    }
    problems.add(lineOf(value), what + " is " + seen(value) + "; write it as " + example);
    return Optional.empty();
  }

  private @Nullable String scalar(Node value, String what, String example) {
    if (value instanceof ScalarNode scalar
        && !scalar.getTag().equals(Tag.NULL)
        && !scalar.getValue().isEmpty()) {
      return scalar.getValue();
    }
    problems.add(lineOf(value), what + " is " + seen(value) + "; write " + example);
    return null;
  }

  private @Nullable String choice(Node value, String what, List<String> choices) {
    String text = scalar(value, what, ProblemList.anyOf(choices));
    if (text == null || choices.contains(text)) {
      return text;
    }
    problems.add(
        lineOf(value),
        what
            + " is "
            + seen(value)
            + ProblemList.nearest(text, choices)
            + "; write "
            + ProblemList.anyOf(choices));
    return null;
  }

  /** The key as messages name it, with those that lead to it. */
  String named(String key) {
    return "`" + path + key + "`";
  }

  private String unknown(String key, List<String> keys, Map<String, String> elsewhere) {
    String block = elsewhere.get(key);
    return "unknown key "
        + ProblemList.shown(path + key)
        + (block == null ? ProblemList.nearest(key, keys) : "; it belongs below `" + block + "`")
        + "; known here: "
        + String.join(", ", keys);
  }

  private static String seen(Node value) {
    if (value instanceof ScalarNode scalar) {
      return scalar.getTag().equals(Tag.NULL) || scalar.getValue().isBlank()
          ? "blank"
          : ProblemList.shown(scalar.getValue());
    }
    return value instanceof SequenceNode ? "a list" : "a block of keys";
  }

  static int lineOf(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }
}
