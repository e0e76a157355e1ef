package org.sisimport.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sisimport.Shown;
import org.sisimport.facts.Field;
import org.sisimport.importer.Counts;
import org.sisimport.importer.Finished;
import org.sisimport.importer.Hold;
import org.sisimport.importer.HoldDecision;
import org.sisimport.importer.NoRun;
import org.sisimport.importer.Run;
import org.sisimport.importer.RunLog;
import org.sisimport.importer.RunStatus;
import org.sisimport.notice.Notices;
import org.sisimport.table.Places;

/** Runs and notices as JSON, in the form that {@code run --json} promises. */
public final class RunJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private RunJson() {}

  /**
   * The notices of a file, as a JSON array in UTF-8. Why a file was not read at all is the first.
   * Where the numbers of the rows do not say where they stand, their places are told as well.
   */
  static byte[] notices(Run run, Notices notices, Places places) {
    ArrayNode array = JSON.createArrayNode();
    if (run.reason() != null) {
      ObjectNode node = array.addObject();
      node.put("kind", run.status().name().toLowerCase(Locale.ROOT));
      node.put("severity", run.status() == RunStatus.SKIPPED ? "info" : "error");
      node.putNull("field");
      node.putNull("value");
      node.put("count", 1);
      node.putArray("rows");
      node.put("message", run.reason());
    }
    for (Notices.Cause cause : notices.list()) {
      ObjectNode node = array.addObject();
      Field field = cause.notice().field();
      node.put("kind", cause.notice().kind());
      node.put("severity", cause.notice().severity().name().toLowerCase(Locale.ROOT));
      node.put("field", field == null ? null : field.title());
      String value = cause.notice().value();
      node.put("value", value == null ? null : Shown.masked(value));
      node.put("count", cause.count());
      ArrayNode rows = node.putArray("rows");
      cause.rows().forEach(rows::add);
      if (!places.areRows()) {
        ArrayNode shown = node.putArray("places");
        cause.rows().forEach(row -> shown.add(places.of(row)));
      }
      node.put("message", Shown.masked(cause.notice().message()));
    }
    try {
      return JSON.writeValueAsBytes(array);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Runs with their counts and notices, and why files were left where they lie: {@code
   * {"runs":[...],"left":[...]}}.
   */
  public static String runs(List<Finished> finished, List<NoRun> left) {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode runs = root.putArray("runs");
    for (Finished one : finished) {
      runs.add(run(one.run(), RunLog.unzipped(one.log().notices())));
    }
    ArrayNode leftFiles = root.putArray("left");
    left.forEach(one -> leftFiles.add(noRun(one)));
    return root.toString();
  }

  /**
   * Runs without their notices, in the same order.
   *
   * @param holds those of the runs that were held, by the run's number
   */
  static ArrayNode list(List<Run> listed, Map<Long, Hold> holds) {
    ArrayNode runs = JSON.createArrayNode();
    for (Run run : listed) {
      ObjectNode node = runs.addObject();
      node.put("run", run.number());
      node.put("district", run.district());
      node.put("file", run.file());
      node.put("status", run.status().name());
      node.put("started", run.started().toString());
      node.put("finished", run.finished().toString());
      node.put("size", run.size());
      node.put("modified", run.modified().toString());
      node.put("sha256", run.sha256());
      node.put("ruleSet", run.ruleSet());
      node.put("reason", run.reason());
      node.put("sameAs", run.sameAs());
      node.set("counts", counts(run.counts()));
      node.put("log", run.log());
      Hold hold = holds.get(run.number());
      if (hold != null) {
        node.set("hold", hold(hold));
      }
    }
    return runs;
  }

  private static ObjectNode run(Run run, byte[] notices) {
    ObjectNode node = JSON.createObjectNode();
    node.put("district", run.district());
    node.put("file", run.file());
    node.put("status", run.status().name());
    node.set("counts", counts(run.counts()));
    node.set("notices", parse(notices));
    node.put("log", run.log());
    return node;
  }

  /** What became of a held run: its decision is {@code null} while it is open. */
  public static ObjectNode hold(Hold hold) {
    ObjectNode node = JSON.createObjectNode();
    HoldDecision decision = hold.decision();
    node.put("run", hold.run().number());
    node.put("decision", decision == null ? null : decision.kind().name());
    node.put("by", decision == null ? null : decision.by());
    node.put("reason", decision == null ? null : decision.reason());
    node.put("at", decision == null ? null : decision.at().toString());
    node.put("nextRun", decision == null ? null : decision.nextRun());
    return node;
  }

  private static ObjectNode noRun(NoRun noRun) {
    ObjectNode node = JSON.createObjectNode();
    node.put("district", noRun.district());
    node.put("files", noRun.subject());
    node.put("reason", noRun.reason().name());
    node.put("text", noRun.text());
    return node;
  }

  private static ObjectNode counts(Counts counts) {
    ObjectNode node = JSON.createObjectNode();
    node.put("read", counts.read());
    node.put("unchanged", counts.unchanged());
    node.put("updated", counts.updated());
    node.put("created", counts.created());
    node.put("skipped", counts.skipped());
    node.put("held", counts.held());
    node.put("refused", counts.refused());
    return node;
  }

  private static JsonNode parse(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
