package org.sisimport.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import org.sisimport.oneroster.KeptRecord;
import org.sisimport.oneroster.RosterFile;
import org.sisimport.oneroster.RosterRecord;
import org.sisimport.oneroster.RosterRegister;

/** The roster of a district as JSON, under the names of OneRoster. */
public final class RosterJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private RosterJson() {}

  /** {@code {"district":"9900001","files":[...],"schools":[...]}}. */
  public static String of(
      String district, List<RosterRegister.KeptFile> files, List<RosterRegister.School> schools) {
    ObjectNode root = JSON.createObjectNode();
    root.put("district", district);
    ArrayNode counts = root.putArray("files");
    for (RosterRegister.KeptFile file : files) {
      ObjectNode node = counts.addObject();
      node.put("file", file.file().title());
      node.put("active", file.active());
      node.put("toBeDeleted", file.toBeDeleted());
      node.put("lastRun", file.lastRun());
    }
    ArrayNode listed = root.putArray("schools");
    for (RosterRegister.School school : schools) {
      ObjectNode node = listed.addObject();
      node.put("sourcedId", school.sourcedId());
      node.put("name", school.name());
      node.put("identifier", school.identifier());
      node.put("classes", school.classes());
      node.put("teachers", school.teachers());
      node.put("students", school.students());
    }
    return root.toString();
  }

  /**
   * Writes {@code {"file":"users","records":[...]}} and a line break, one record after the other; a
   * value that is not there is an empty text, as in the package.
   */
  public static void write(RosterFile file, Iterable<KeptRecord> records, PrintWriter out) {
    out.print("{\"file\":\"" + file.title() + "\",\"records\":[");
    String separator = "";
    for (KeptRecord kept : records) {
      out.print(separator);
      out.print(record(kept));
      separator = ",";
    }
    out.println("]}");
  }

  private static ObjectNode record(KeptRecord kept) {
    RosterRecord record = kept.record();
    Instant modified = record.dateLastModified();
    ObjectNode node = JSON.createObjectNode();
    node.put("sourcedId", record.sourcedId());
    node.put("status", record.status().text());
    node.put("dateLastModified", modified == null ? null : modified.toString());
    List<String> columns = record.file().columns();
    for (int i = 0; i < columns.size(); i++) {
      node.put(columns.get(i), record.values().get(i));
    }
    ObjectNode metadata = node.putObject("metadata");
    record.metadata().forEach(metadata::put);
    node.put("run", kept.run());
    return node;
  }
}
