package org.sisimport.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.sisimport.importer.StandingEntry;
import org.sisimport.outgoing.Sent;
import org.sisimport.outgoing.SentFile;
import org.sisimport.report.HandedOverJson;

/** Outgoing files and changes of standing as JSON. */
final class SentJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private SentJson() {}

  /** What a command sent: as of any receiver, with what became of each file. */
  static String of(String district, String receiver, Sent sent) {
    ObjectNode root =
        read(
            HandedOverJson.of(
                district,
                receiver,
                sent.place(),
                sent.count() > 0 ? null : "no file was sent",
                sent.numbers()));
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

  /** Adds {@code sent} and {@code standings} to an answer. */
  static String with(String answer, List<SentFile> sent, List<StandingEntry> standings) {
    ObjectNode root = read(answer);
    ArrayNode files = root.putArray("sent");
    for (SentFile file : sent) {
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
      Instant arrived = file.arrived();
      node.put("arrived", arrived == null ? null : arrived.toString());
    }
    ArrayNode changes = root.putArray("standings");
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
    return root.toString();
  }

  private static ObjectNode read(String json) {
    try {
      JsonNode node = JSON.readTree(json);
      return (ObjectNode) node;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
