package org.sisimport.report;

import java.util.ArrayList;
import java.util.List;
import org.sisimport.Shown;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.importer.Transfers;
import org.sisimport.students.TransferRequest;

/** Transfer requests for a person. */
public final class TransferText {

  private TransferText() {}

  /** What districts ask of each other about one student: nothing, or a heading and a line each. */
  public static List<String> of(List<TransferRequest> requests) {
    List<String> lines = new ArrayList<>();
    if (!requests.isEmpty()) {
      lines.add("Transfers, as of now");
    }
    requests.forEach(request -> lines.add("  " + line(request)));
    return lines;
  }

  /** A request in one line, without whom it is about. */
  public static String line(TransferRequest request) {
    return line(request, "");
  }

  /** A request in one line, with whom it is about. */
  public static String line(Transfers.Entry entry) {
    ExistingStudent student = entry.student();
    return line(
        entry.request(),
        student == null
            ? " for a student whom we have no longer"
            : " for " + RowLines.who(student));
  }

  private static String line(TransferRequest request, String whom) {
    return Shown.sentence(
        "request "
            + request.number()
            + ": on "
            + request.day()
            + " district "
            + request.asking()
            + " asked district "
            + request.asked()
            + whom
            + " (run "
            + request.run()
            + ", row "
            + request.row()
            + "); "
            + request.outcome());
  }
}
