package org.sisimport.rosterapi;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sisimport.UnexpectedAnswerException;
import org.sisimport.UnexpectedAnswerException.Remedy;

/**
 * An answer of which it is known that it answers the question: whole JSON with a list of the
 * records that were asked for.
 */
public final class RosterPage {

  private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");
  private static final Pattern NEXT =
      Pattern.compile("(?i).*;\\s*rel\\s*=\\s*\"?next\\b.*", Pattern.DOTALL);

  private final RosterPath path;
  private final List<Map<?, ?>> records;
  private final int size;
  private final @Nullable String total;
  private final List<String> links;

  private RosterPage(
      RosterPath path,
      List<Map<?, ?>> records,
      int size,
      @Nullable String total,
      List<String> links) {
    this.path = path;
    this.records = records;
    this.size = size;
    this.total = total;
    this.links = links;
  }

  /**
   * Checks what came.
   *
   * @param total what {@code X-Total-Count} says; {@code null} where it is not given
   * @param links what {@code Link} says; empty where it is not given
   * @throws UnexpectedAnswerException where it does not answer the question
   */
  public static RosterPage of(
      RosterPath path, byte[] body, @Nullable String total, List<String> links) {
    try (JsonParser parser = JsonText.parser(body)) {
      List<Map<?, ?>> records = records(path, parser);
      if (parser.nextToken() != null) {
        throw unexpected(path, "has more behind the end of the answer");
      }
      return new RosterPage(path, records, body.length, total, links);
    } catch (IOException e) {
      // the exception of the parser quotes what it read
      throw new UnexpectedAnswerException(
          Remedy.ASK_AGAIN, "answers " + path + " with JSON that is broken or cut off");
    }
  }

  RosterPath path() {
    return path;
  }

  /** The fields of each record as JSON has them: texts, lists and maps. */
  List<Map<?, ?>> records() {
    return records;
  }

  /** How many bytes the answer has. */
  int size() {
    return size;
  }

  /** How many records there are on all pages; empty where the server does not tell. */
  OptionalInt total() {
    return total != null && COUNT.matcher(total.strip()).matches()
        ? OptionalInt.of(Integer.parseInt(total.strip()))
        : OptionalInt.empty();
  }

  /** Whether another page follows; empty where the server does not tell. */
  Optional<Boolean> hasNext() {
    return links.isEmpty()
        ? Optional.empty()
        : Optional.of(links.stream().anyMatch(link -> NEXT.matcher(link).matches()));
  }

  private static List<Map<?, ?>> records(RosterPath path, JsonParser parser) throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw new IOException();
    }
    if (first != JsonToken.START_OBJECT) {
      throw unexpected(path, "is no object");
    }
    List<Map<?, ?>> records = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals(path.file().title()) && value == JsonToken.START_ARRAY) {
        records = list(path, parser);
      } else {
        parser.skipChildren();
      }
    }
    if (parser.currentToken() != JsonToken.END_OBJECT) {
      throw new IOException();
    }
    if (records == null) {
      throw unexpected(path, "has no list of " + path.file().title());
    }
    return records;
  }

  private static List<Map<?, ?>> list(RosterPath path, JsonParser parser) throws IOException {
    List<Map<?, ?>> records = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (!(JsonText.value(parser) instanceof Map<?, ?> entry)) {
        throw unexpected(path, "has an entry that is no object");
      }
      records.add(entry);
    }
    return records;
  }

  private static UnexpectedAnswerException unexpected(RosterPath path, String what) {
    return new UnexpectedAnswerException(
        Remedy.PERSON, "gives " + path + " an answer that " + what);
  }
}
