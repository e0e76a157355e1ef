package org.sisimport.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.sisimport.decision.Decision;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.importer.Explained;
import org.sisimport.importer.RowPlan;
import org.sisimport.mapping.MappedRow;
import org.sisimport.notice.Notice;
import org.sisimport.students.FieldChange;
import org.sisimport.students.TransferRequest;
import org.sisimport.table.Places;

/** The story of a row as JSON, with the same content as {@link Explanation}. */
public final class ExplanationJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ExplanationJson() {}

  /**
   * {@code {"runs":[{"run","file","status","remark","whyNoRow","rows":[...]}],"transfers":[...],
   * "sent":[...],"standings":[...]}}.
   *
   * @param transfers what districts ask of each other about the student
   * @param story what happened to the student beside files
   */
  public static String of(
      List<Explained> answers, List<TransferRequest> transfers, StudentStory story) {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode runs = root.putArray("runs");
    for (Explained answer : answers) {
      ObjectNode run = runs.addObject();
      run.put("run", answer.run().number());
      run.put("file", answer.run().file());
      run.put("status", answer.run().status().name());
      run.put("decidedByRun", answer.original().number());
      run.put("remark", answer.remark());
      run.put("whyNoRow", answer.whyNoRow());
      run.put("known", answer.ours() != null);
      ArrayNode rows = run.putArray("rows");
      answer.rows().forEach(row -> tell(rows.addObject(), row, answer.places()));
    }
    ArrayNode requests = root.putArray("transfers");
    transfers.forEach(request -> requests.add(TransferJson.request(request)));
    root.set("sent", SentJson.list(story.told()));
    root.set("standings", StandingJson.list(story.standings()));
    return root.toString();
  }

  private static void tell(ObjectNode node, Explained.RowStory row, Places places) {
    node.put("row", row.number());
    if (!places.areRows()) {
      node.put("place", places.of(row.number()));
    }
    ArrayNode cells = node.putArray("cells");
    row.cells().forEach(cell -> tell(cells.addObject(), cell));
    RowPlan plan = row.plan();
    if (plan == null) {
      node.put("outcome", "REPEATED");
      return;
    }
    node.put("outcome", plan.outcome().name());
    ExistingStudent existing = plan.existing();
    node.put("student", existing == null ? null : existing.id());
    node.put("matched", existing == null ? null : plan.loose() ? "loose" : "ssid");
    node.put("otherDistrict", plan.elsewhere() == null ? null : plan.elsewhere().district());
    ArrayNode decisions = node.putArray("decisions");
    for (Decision.OfStudent decision : plan.decisions()) {
      ObjectNode one = decisions.addObject();
      one.put("decision", decision.getClass().getSimpleName());
      one.put("because", decision.because());
      one.put("rule", decision.by().withLine());
    }
    ArrayNode changes = node.putArray("changes");
    if (plan.change() != null) {
      for (FieldChange change : plan.change().fields()) {
        ObjectNode one = changes.addObject();
        one.put("field", change.field().title());
        one.put("before", change.before());
        one.put("after", change.after());
        one.put("because", change.because());
        one.put("rule", change.by().withLine());
      }
    }
    ArrayNode notices = node.putArray("notices");
    for (Notice notice : plan.notices()) {
      notices.add(notice.message());
    }
  }

  private static void tell(ObjectNode node, MappedRow.Cell cell) {
    node.put("field", cell.field().title());
    node.put("column", cell.mapping().heading().column());
    node.put("heading", cell.mapping().heading().text());
    node.put("mappedBy", cell.mapping().by().withLine());
    node.put("cell", cell.raw());
    node.put("value", cell.value());
    Decision.Translate translation = cell.translation();
    node.put("translatedBy", translation == null ? null : translation.by().withLine());
    ArrayNode notices = node.putArray("notices");
    cell.notices().forEach(notice -> notices.add(notice.message()));
  }
}
