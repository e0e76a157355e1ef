package org.sisimport.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.Field;

/** Our students as JSON, under the titles that the CSV has. */
public final class StudentsJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private StudentsJson() {}

  /** {@code {"students":[...]}}; what is not known is null. */
  public static String of(List<ExistingStudent> students) {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode array = root.putArray("students");
    for (ExistingStudent student : students) {
      ObjectNode node = array.addObject();
      for (Field field : Field.values()) {
        node.put(field.title(), student.values().get(field));
      }
      node.put(StudentsCsv.STATUS, student.status());
      node.put(StudentsCsv.INACTIVE_DATE, text(student.inactiveDate()));
      node.put(StudentsCsv.INACTIVE_REASON, student.inactiveReason());
      node.put(StudentsCsv.LAST_IMPORT_DATE, text(student.lastImportDate()));
    }
    return root.toString();
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
