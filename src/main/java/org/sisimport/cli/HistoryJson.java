package org.sisimport.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.sisimport.importer.Hold;
import org.sisimport.importer.NoRun;
import org.sisimport.importer.Run;
import org.sisimport.report.RunJson;
import org.sisimport.schedule.Alert;

/** Runs, what was not run and alerts as JSON, each the newest first. */
final class HistoryJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private HistoryJson() {}

  static String of(List<Run> runs, Map<Long, Hold> holds, List<NoRun> noRuns, List<Alert> alerts) {
    ObjectNode root = JSON.createObjectNode();
    root.set("runs", parse(RunJson.history(runs, holds)).get("runs"));
    ArrayNode left = root.putArray("noRuns");
    for (NoRun one : noRuns) {
      ObjectNode node = left.addObject();
      node.put("district", one.district());
      node.put("night", one.day().toString());
      node.put("files", one.subject());
      node.put("reason", one.reason().name());
      node.put("text", one.text());
      node.put("first", one.first().toString());
      node.put("last", one.last().toString());
      node.put("times", one.times());
    }
    ArrayNode told = root.putArray("alerts");
    for (Alert alert : alerts) {
      Instant closed = alert.closed();
      ObjectNode node = told.addObject();
      node.put("subject", alert.subject());
      node.put("kind", alert.kind().name());
      node.put("sentence", alert.sentence());
      node.put("opened", alert.opened().toString());
      node.put("lastSeen", alert.lastSeen().toString());
      node.put("times", alert.times());
      node.put("closed", closed == null ? null : closed.toString());
    }
    return root.toString();
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
