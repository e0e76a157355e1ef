package org.sisimport.aeries;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sisimport.table.UnreadableFileException;

/** Reads JSON as it streams by, and refuses what no district's system answers. */
final class JsonAnswer {

  private static final int DEEPEST = 20;
  private static final int LONGEST_NUMBER = 100;
  private static final int LONGEST_NAME = 1_000;
  private static final int LONGEST_TEXT = 1 << 20;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(LONGEST_NUMBER)
                  .maxNameLength(LONGEST_NAME)
                  .maxStringLength(LONGEST_TEXT)
                  .build())
          .build();

  private JsonAnswer() {}

  /** Reads with a parser. */
  @FunctionalInterface
  interface Reading<T> {

    T read(JsonParser parser) throws IOException;
  }

  /**
   * Reads one JSON text from its beginning to its end.
   *
   * @param place of the text, for messages
   * @throws UnreadableFileException where it is none
   */
  static <T> T read(InputStream in, String place, Reading<T> reading) throws IOException {
    try (JsonParser parser = FACTORY.createParser(in)) {
      T read = reading.read(parser);
      if (parser.nextToken() != null) {
        throw refusal(place, "it goes on after its end" + at(parser));
      }
      return read;
    } catch (JsonProcessingException e) {
      // its message may quote what a student's record holds
      long at = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
      throw refusal(place, "it is no JSON that can be read" + (at < 0 ? "" : ", near byte " + at));
    }
  }

  /** Hands on the records of a list. */
  static void forEach(InputStream in, String place, JsonRecord into, Consumer<JsonRecord> reader)
      throws IOException {
    read(
        in,
        place,
        parser -> {
          if (parser.nextToken() != JsonToken.START_ARRAY) {
            throw refusal(place, "it is no list of records");
          }
          int number = 0;
          while (next(parser, place) != JsonToken.END_ARRAY) {
            number++;
            into.begin(number);
            record(parser, place, into);
            reader.accept(into);
          }
          return number;
        });
  }

  private static void record(JsonParser parser, String place, JsonRecord into) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      into.fail("is no record");
      parser.skipChildren();
      return;
    }
    while (next(parser, place) != JsonToken.END_OBJECT) {
      String field = parser.currentName();
      next(parser, place);
      if (into.wants(field)) {
        into.put(field, text(parser, field, into));
      } else {
        parser.skipChildren();
      }
    }
  }

  private static @Nullable String text(JsonParser parser, String field, JsonRecord into)
      throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_NULL -> null;
      case START_OBJECT, START_ARRAY -> {
        into.fail("has a " + field + " that is no single value");
        parser.skipChildren();
        yield null;
      }
      default -> parser.getText();
    };
  }

  /** The next token, which there must be. */
  private static JsonToken next(JsonParser parser, String place) throws IOException {
    JsonToken token = parser.nextToken();
    if (token == null) {
      throw refusal(place, "it ends in the middle");
    }
    return token;
  }

  private static String at(JsonParser parser) {
    return ", near byte " + parser.currentLocation().getByteOffset();
  }

  static UnreadableFileException refusal(String place, String what) {
    return new UnreadableFileException(
        place, 0, what + "; nothing of the pull was used, and the next night pulls again");
  }
}
