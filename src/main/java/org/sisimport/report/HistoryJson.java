package org.sisimport.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.sisimport.importer.Hold;
import org.sisimport.importer.NoRun;
import org.sisimport.importer.Run;
import org.sisimport.schedule.Alert;

/** What has happened as JSON, for {@code history --json}; each list the newest first. */
public final class HistoryJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private HistoryJson() {}

  /**
   * The runs alone: {@code {"runs":[...]}}, without their notices.
   *
   * @param holds those of the runs that were held, by the run's number
   */
  public static String of(List<Run> runs, Map<Long, Hold> holds) {
    ObjectNode root = JSON.createObjectNode();
    root.set("runs", RunJson.list(runs, holds));
    return root.toString();
  }

  /** {@code {"runs":[...],"noRuns":[...],"alerts":[...],"sent":[...],"standings":[...]}}. */
  public static String of(History history) {
    ObjectNode root = JSON.createObjectNode();
    root.set("runs", RunJson.list(history.runs(), history.holds()));
    ArrayNode left = root.putArray("noRuns");
    history.noRuns().forEach(one -> tell(left.addObject(), one));
    ArrayNode told = root.putArray("alerts");
    history.alerts().forEach(alert -> tell(told.addObject(), alert));
    root.set("sent", SentJson.list(history.sent()));
    root.set("standings", StandingJson.list(history.standings()));
    return root.toString();
  }

  private static void tell(ObjectNode node, NoRun one) {
    node.put("district", one.district());
    node.put("night", one.day().toString());
    node.put("files", one.subject());
    node.put("reason", one.reason().name());
    node.put("text", one.text());
    node.put("first", one.first().toString());
    node.put("last", one.last().toString());
    node.put("times", one.times());
  }

  private static void tell(ObjectNode node, Alert alert) {
    Instant closed = alert.closed();
    node.put("subject", alert.subject());
    node.put("kind", alert.kind().name());
    node.put("sentence", alert.sentence());
    node.put("opened", alert.opened().toString());
    node.put("lastSeen", alert.lastSeen().toString());
    node.put("times", alert.times());
    node.put("closed", closed == null ? null : closed.toString());
  }
}
