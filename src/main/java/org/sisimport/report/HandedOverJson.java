package org.sisimport.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.sisimport.Shown;
import org.sisimport.decision.RuleRef;
import org.sisimport.receiver.HandedOver;

/** What a receiver gets, in numbers and without a name, as JSON. */
public final class HandedOverJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private HandedOverJson() {}

  /**
   * {@code {"district":"9900001","receiver":"dessa","to":"/srv/dessa","written":true,
   * "files":[...],"leftOut":[...]}}; {@code because} says why nothing was written.
   *
   * @param to the folder
   * @param whyNot why the files are not in place; {@code null} where they are
   */
  public static String of(
      String district, String receiver, String to, @Nullable String whyNot, HandedOver handedOver) {
    return node(district, receiver, to, whyNot, handedOver).toString();
  }

  static ObjectNode node(
      String district, String receiver, String to, @Nullable String whyNot, HandedOver handedOver) {
    ObjectNode root = JSON.createObjectNode();
    root.put("district", district);
    root.put("receiver", receiver);
    root.put("to", to);
    root.put("written", whyNot == null);
    if (whyNot != null) {
      root.put("because", whyNot);
    }
    ArrayNode files = root.putArray("files");
    for (HandedOver.FileRows file : handedOver.files()) {
      files.addObject().put("name", file.name()).put("rows", file.rows());
    }
    ArrayNode leftOut = root.putArray("leftOut");
    for (HandedOver.Cause cause : handedOver.causes()) {
      ObjectNode node = leftOut.addObject();
      node.put("what", cause.kind().one());
      node.put("count", cause.count());
      node.put("reason", Shown.sentence(Shown.masked(cause.reason())));
      ArrayNode rules = node.putArray("rules");
      for (RuleRef rule : cause.by()) {
        rules
            .addObject()
            .put("name", rule.name())
            .put("file", rule.file())
            .put("line", rule.line());
      }
    }
    return root;
  }
}
