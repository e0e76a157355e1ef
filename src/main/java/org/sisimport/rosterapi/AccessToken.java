package org.sisimport.rosterapi;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.sisimport.UnexpectedAnswerException;
import org.sisimport.UnexpectedAnswerException.Remedy;

/** Reads what a server answers that issues tokens (RFC 6749, 5.1). */
public final class AccessToken {

  /** What RFC 6750 lets stand in a header, and not without end. */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]{1,8000}=*");

  private AccessToken() {}

  /**
   * The token, which opens the API as a password does.
   *
   * @throws UnexpectedAnswerException where there is none in it; it quotes nothing
   */
  public static String of(byte[] body) {
    try (JsonParser parser = JsonText.parser(body)) {
      if (parser.nextToken() == null) {
        throw new IOException();
      }
      if (JsonText.value(parser) instanceof Map<?, ?> answer
          && answer.get("access_token") instanceof String token
          && TOKEN.matcher(token).matches()
          && "bearer".equalsIgnoreCase(String.valueOf(type(answer)))) {
        return token;
      }
    } catch (IOException e) {
      // the exception of the parser quotes what it read
      throw new UnexpectedAnswerException(
          Remedy.ASK_AGAIN, "answers with JSON that is broken or cut off");
    }
    throw new UnexpectedAnswerException(
        Remedy.PERSON, "gives an answer in which there is no bearer token");
  }

  private static Object type(Map<?, ?> answer) {
    Object type = answer.get("token_type");
    return type == null ? "bearer" : type;
  }
}
