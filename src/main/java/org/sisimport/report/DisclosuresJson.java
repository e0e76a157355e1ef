package org.sisimport.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.sisimport.receiver.Disclosure;

/** What was handed over of a district's roster, and to whom, as JSON. */
public final class DisclosuresJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private DisclosuresJson() {}

  /** {@code {"district":"9900001","handedOver":[{"time":...,"receiver":"dessa",...}]}}. */
  public static String of(String district, List<Disclosure> disclosures) {
    ObjectNode root = JSON.createObjectNode();
    root.put("district", district);
    ArrayNode all = root.putArray("handedOver");
    for (Disclosure one : disclosures) {
      ObjectNode node = all.addObject();
      node.put("time", one.time().toString());
      node.put("receiver", one.receiver());
      node.put("by", one.by());
      node.put("sites", one.extent().sites());
      node.put("teachers", one.extent().teachers());
      node.put("students", one.extent().students());
    }
    return root.toString();
  }
}
