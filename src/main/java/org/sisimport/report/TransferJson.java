package org.sisimport.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.importer.Transfers;
import org.sisimport.students.TransferDecision;
import org.sisimport.students.TransferRequest;

/** Transfer requests for programs. */
public final class TransferJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private TransferJson() {}

  /** {@code {"transfers":[{"request",...,"ssid","lastName","firstName"}]}}. */
  public static String of(List<Transfers.Entry> entries) {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode transfers = root.putArray("transfers");
    for (Transfers.Entry entry : entries) {
      ObjectNode node = request(entry.request());
      ExistingStudent student = entry.student();
      node.put("ssid", student == null ? null : student.ssid());
      node.put("lastName", student == null ? null : student.lastName());
      node.put("firstName", student == null ? null : student.firstName());
      transfers.add(node);
    }
    return root.toString();
  }

  /** One request, without whom it is about but for our number of the student. */
  public static ObjectNode request(TransferRequest request) {
    ObjectNode node = JSON.createObjectNode();
    node.put("request", request.number());
    node.put("student", request.student());
    node.put("asking", request.asking());
    node.put("asked", request.asked());
    node.put("run", request.run());
    node.put("row", request.row());
    node.put("at", request.at().toString());
    TransferDecision decision = request.decision();
    node.put("decision", decision == null ? null : decision.kind().name());
    node.put("by", decision == null ? null : decision.by());
    node.put("reason", decision == null ? null : decision.reason());
    node.put("decidedAt", decision == null ? null : decision.at().toString());
    node.put("decidedByRun", decision == null ? null : decision.run());
    return node;
  }
}
