package org.sisimport.aeries;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sisimport.Shown;
import org.sisimport.table.UnreadableFileException;

/** Reads {@code pull.json}. */
final class SealReader {

  /** Of the zip; another one has other entries, or means something else by them. */
  static final String FORMAT = "1";

  private static final int MOST_CODES = 100;
  private static final int MOST_SCHOOLS = 10_000;

  private final String place;
  private final Map<String, String> texts = new HashMap<>();
  private final List<String> programs = new ArrayList<>();
  private final List<Long> schools = new ArrayList<>();

  private SealReader(String place) {
    this.place = place;
  }

  /**
   * Reads it.
   *
   * @param place of it, for messages
   * @throws UnreadableFileException where it does not say what a pull must say
   */
  static PullSeal read(InputStream in, String place) throws IOException {
    return new SealReader(place).read(in);
  }

  private PullSeal read(InputStream in) throws IOException {
    JsonAnswer.read(
        in,
        place,
        parser -> {
          fields(parser);
          return texts;
        });
    if (!FORMAT.equals(texts.get("format"))) {
      throw wrong("format", "the number " + FORMAT);
    }
    if (programs.isEmpty()) {
      throw wrong("programs", "a list of program codes");
    }
    return new PullSeal(
        kind(),
        need("district"),
        asOf(),
        texts.getOrDefault("zone", ""),
        texts.getOrDefault("databaseYear", ""),
        texts.get("since"),
        programs,
        texts.get("migrant"),
        schools,
        texts.getOrDefault("settings", ""),
        texts.get("because"));
  }

  private void fields(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw JsonAnswer.refusal(place, "it is no record");
    }
    String field;
    while ((field = parser.nextFieldName()) != null) {
      JsonToken token = parser.nextToken();
      if (field.equals("programs") && token == JsonToken.START_ARRAY) {
        codes(parser);
      } else if (field.equals("schools") && token == JsonToken.START_ARRAY) {
        schools(parser);
      } else if (token != null && token.isScalarValue()) {
        if (token != JsonToken.VALUE_NULL) {
          texts.put(field, parser.getText().strip());
        }
      } else {
        parser.skipChildren();
      }
    }
  }

  private void codes(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.VALUE_STRING && programs.size() < MOST_CODES) {
      programs.add(parser.getText().strip());
    }
    if (parser.currentToken() != JsonToken.END_ARRAY) {
      throw wrong("programs", "a list of program codes");
    }
  }

  private void schools(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.VALUE_NUMBER_INT && schools.size() < MOST_SCHOOLS) {
      schools.add(parser.getLongValue());
    }
    if (parser.currentToken() != JsonToken.END_ARRAY) {
      throw wrong("schools", "a list of the numbers of schools");
    }
  }

  private PullSeal.Kind kind() {
    try {
      return PullSeal.Kind.valueOf(need("kind").toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw wrong("kind", "full or changes");
    }
  }

  private OffsetDateTime asOf() {
    try {
      return OffsetDateTime.parse(need("asOf"));
    } catch (DateTimeParseException e) {
      throw wrong("asOf", "a time with its offset, such as 2026-11-22T02:05:00-08:00");
    }
  }

  private String need(String field) {
    String text = texts.get(field);
    if (text == null) {
      throw wrong(field, "a text");
    }
    return text;
  }

  private UnreadableFileException wrong(String field, String wanted) {
    @Nullable String seen = texts.get(field);
    return JsonAnswer.refusal(
        place,
        "its "
            + field
            + (seen == null ? " is missing or of another kind" : " is " + Shown.quoted(seen))
            + ", and should be "
            + wanted);
  }
}
