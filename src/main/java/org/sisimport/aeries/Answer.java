package org.sisimport.aeries;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sisimport.UnexpectedAnswerException;
import org.sisimport.UnexpectedAnswerException.Remedy;

/**
 * An answer of which it is known that it answers the question: whole JSON of the expected shape,
 * and about whom was asked for.
 */
public final class Answer {

  private static final JsonFactory JSON = new JsonFactory();

  private static final Pattern ANYTHING = Pattern.compile(".*\\S.*");

  /**
   * What is shown or asked with has a form, so that it can hold nothing else. A student of the
   * number 0 would be asked for as all students.
   */
  private static final Map<String, Pattern> FORMS =
      Map.of(
          "StudentID", Pattern.compile("[1-9][0-9]{0,17}"),
          "StudentNumber", Pattern.compile("[0-9]{1,18}"),
          "SchoolCode", Pattern.compile("[0-9]{1,9}"),
          "DatabaseYear", Pattern.compile("[0-9-]{4,20}"));

  private final AeriesPath path;
  private final byte[] body;
  private final List<Map<String, String>> rows;

  private Answer(AeriesPath path, byte[] body, List<Map<String, String>> rows) {
    this.path = path;
    this.body = body;
    this.rows = rows;
  }

  /**
   * Checks what came.
   *
   * @param body as it was received; kept and not copied
   * @throws UnexpectedAnswerException where it does not answer the question
   */
  public static Answer of(AeriesPath path, byte[] body) {
    List<Map<String, String>> rows;
    try (JsonParser parser = JSON.createParser(body)) {
      rows = path.kind().isObject() ? object(path, parser) : array(path, parser);
      if (parser.nextToken() != null) {
        throw unexpected(path, "has more behind the end of the answer");
      }
    } catch (IOException e) {
      // the exception of the parser quotes what it read
      throw new UnexpectedAnswerException(
          Remedy.ASK_AGAIN, "answers " + path + " with JSON that is broken or cut off");
    }
    return new Answer(path, body, rows);
  }

  /** Whether it is a message of Aeries: how it says what is wrong with a question. */
  public static boolean isMessage(byte[] body) {
    try (JsonParser parser = JSON.createParser(body)) {
      return parser.nextToken() == JsonToken.START_OBJECT
          && "Message".equalsIgnoreCase(parser.nextFieldName());
    } catch (IOException e) {
      return false;
    }
  }

  AeriesPath path() {
    return path;
  }

  byte[] body() {
    return body;
  }

  /**
   * The fields of each row that a pull itself reads, as texts; {@code null} in JSON is left out. No
   * rows where it reads none: they are for whoever opens the archive.
   */
  List<Map<String, String>> rows() {
    return rows;
  }

  private static List<Map<String, String>> array(AeriesPath path, JsonParser parser)
      throws IOException {
    JsonToken first = parser.nextToken();
    if (first != JsonToken.START_ARRAY) {
      throw shape(path, first, "a list");
    }
    List<Map<String, String>> rows = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (token == null) {
        throw new IOException();
      }
      if (token != JsonToken.START_OBJECT) {
        throw unexpected(path, "has an entry that is no object");
      }
      take(path, fields(path, parser), rows);
    }
    return rows;
  }

  private static List<Map<String, String>> object(AeriesPath path, JsonParser parser)
      throws IOException {
    JsonToken first = parser.nextToken();
    if (first != JsonToken.START_OBJECT) {
      throw shape(path, first, "one object");
    }
    List<Map<String, String>> rows = new ArrayList<>();
    take(path, fields(path, parser), rows);
    return rows;
  }

  /** Checked row by row: millions of rows that say nothing are refused before they fill memory. */
  private static void take(
      AeriesPath path, Map<String, String> row, List<Map<String, String>> rows) {
    check(path, row);
    if (!row.isEmpty()) {
      rows.add(Map.copyOf(row));
    }
  }

  private static Map<String, String> fields(AeriesPath path, JsonParser parser) throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == null) {
        throw new IOException();
      }
      if (value.isStructStart()) {
        parser.skipChildren();
      } else if (value != JsonToken.VALUE_NULL && path.kind().isRead(name)) {
        fields.put(name, parser.getText());
      }
    }
    if (parser.currentToken() != JsonToken.END_OBJECT) {
      throw new IOException();
    }
    return fields;
  }

  private static void check(AeriesPath path, Map<String, String> row) {
    for (String field : path.kind().required()) {
      String value = row.getOrDefault(field, "");
      if (!FORMS.getOrDefault(field, ANYTHING).matcher(value).matches()) {
        throw unexpected(path, "has a row without a " + field + " that can be read");
      }
    }
    if (path.student() != 0 && path.student() != Long.parseLong(row.get("StudentID"))) {
      throw unexpected(path, "is about another student than the one asked for");
    }
    boolean ofSchool = path.kind().required().contains("SchoolCode") && path.school() != 0;
    if (ofSchool && path.school() != Long.parseLong(row.get("SchoolCode"))) {
      throw unexpected(path, "is about another school than the one asked for");
    }
  }

  private static UnexpectedAnswerException shape(
      AeriesPath path, @Nullable JsonToken seen, String expected) throws IOException {
    if (seen == null) {
      throw new IOException();
    }
    return new UnexpectedAnswerException(
        Remedy.PERSON,
        "answers "
            + path
            + " with "
            + (seen == JsonToken.START_OBJECT
                ? "an object"
                : seen == JsonToken.START_ARRAY ? "a list" : "a single value")
            + " where "
            + expected
            + " is expected");
  }

  private static UnexpectedAnswerException unexpected(AeriesPath path, String what) {
    return new UnexpectedAnswerException(
        Remedy.PERSON, "gives " + path + " an answer that " + what);
  }
}
