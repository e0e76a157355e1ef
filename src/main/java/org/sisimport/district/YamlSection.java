package org.sisimport.district;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private String named(String key) {
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
