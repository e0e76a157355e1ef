package org.sisimport.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.sisimport.importer.StandingEntry;

/** Changes of standing as JSON. */
final class StandingJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private StandingJson() {}

  /** In the same order, without the students' names. */
  static ArrayNode list(List<StandingEntry> standings) {
    ArrayNode changes = JSON.createArrayNode();
    for (StandingEntry entry : standings) {
      ObjectNode node = changes.addObject();
      node.put("district", entry.district());
      node.put("student", entry.student());
      node.put("cause", entry.cause().name());
      node.put("before", entry.before().toString());
      node.put("after", entry.after().toString());
      node.put("by", entry.by());
      node.put("at", entry.at().toString());
    }
    return changes;
  }
}
