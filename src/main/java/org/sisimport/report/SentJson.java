package org.sisimport.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.sisimport.outgoing.Sent;
import org.sisimport.outgoing.SentFile;

/** Outgoing files as JSON. */
public final class SentJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private SentJson() {}

  /** What a command sent: as of any receiver, with what became of each file. */
  public static String of(String district, String receiver, Sent sent) {
    ObjectNode root =
        HandedOverJson.node(
            district,
            receiver,
            sent.place(),
            sent.count() > 0 ? null : "no file was sent",
            sent.numbers());
    ArrayNode files = root.putArray("files");
    for (Sent.File file : sent.files()) {
      ObjectNode node = files.addObject();
      node.put("name", file.name());
      node.put("rows", file.rows());
      node.put("sha256", file.sha256());
      node.put("outcome", file.outcome().name());
    }
    return root.toString();
  }

  /** What is on record of files that were sent, in the same order. */
  static ArrayNode list(List<SentFile> sent) {
    ArrayNode files = JSON.createArrayNode();
    for (SentFile file : sent) {
      Instant arrived = file.arrived();
      ObjectNode node = files.addObject();
      node.put("district", file.district());
      node.put("night", file.night().toString());
      node.put("receiver", file.receiver());
      node.put("place", file.place());
      node.put("name", file.name());
      node.put("rows", file.rows());
      node.put("size", file.size());
      node.put("sha256", file.sha256());
      node.put("by", file.by());
      node.put("at", file.at().toString());
      node.put("arrived", arrived == null ? null : arrived.toString());
    }
    return files;
  }
}
