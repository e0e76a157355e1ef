package org.sisimport.district;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** A file of keys and values. */
final class YamlFile {

  private YamlFile() {}

  /**
   * The keys at the top; empty, with a problem noted, where the text is no YAML or holds no keys.
   *
   * @param example a line that such a file may have
   */
  static Optional<MappingNode> parse(String text, String example, ProblemList problems) {
    Optional<Node> node;
    try {
      LoadSettings settings =
          LoadSettings.builder().setLabel(problems.file()).setAllowNonScalarKeys(true).build();
      node = new Compose(settings).composeString(text);
    } catch (MarkedYamlEngineException e) {
      // a password that begins with a star is read as an alias, and would be quoted
      String problem =
          e.getProblem().contains("alias")
              ? "a * that is not in quotes, before a name"
              : e.getProblem();
      problems.add(
          e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0),
          "this is not YAML ("
              + problem
              + "); indent with spaces, and put a text that holds * , : & | [ or { in quotes");
      return Optional.empty();
    } catch (ReaderException e) {
      long line = text.codePoints().limit(e.getPosition()).filter(c -> c == '\n').count() + 1;
      problems.add((int) line, "this is not a text file: it holds a control character");
      return Optional.empty();
    } catch (YamlEngineException | StackOverflowError e) {
      // the parser recurses, so brackets without end exhaust its stack
      problems.add(0, "this is not YAML that can be read");
      return Optional.empty();
    }
    if (node.isEmpty()) {
      problems.add(0, "the file is empty; it needs at least a line such as " + example);
      return Optional.empty();
    }
    if (!(node.get() instanceof MappingNode mapping)) {
      problems.add(
          YamlSection.lineOf(node.get()),
          "the file has no keys; it needs at least a line such as " + example);
      return Optional.empty();
    }
    return Optional.of(mapping);
  }
}
