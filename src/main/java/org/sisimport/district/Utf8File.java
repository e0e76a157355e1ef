package org.sisimport.district;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A file that a person wrote, as text. */
final class Utf8File {

  private Utf8File() {}

  /**
   * The text without a byte order mark; empty, with a problem noted, where there is none to be had.
   *
   * @param limit how many bytes are believed to be such a file
   */
  static Optional<String> read(Path file, int limit, ProblemList problems) {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(limit + 1);
    } catch (NoSuchFileException e) {
      problems.add(0, "the file is not there");
      return Optional.empty();
    } catch (IOException e) {
      problems.add(0, "the file cannot be read (" + e.getClass().getSimpleName() + ")");
      return Optional.empty();
    }
    if (bytes.length > limit) {
      problems.add(0, "the file is larger than " + limit / 1024 + " KiB, which no such file is");
      return Optional.empty();
    }
    return decoded(bytes, problems);
  }

  private static Optional<String> decoded(byte[] bytes, ProblemList problems) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      int line = 1;
      for (int i = 0; i < in.position(); i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      problems.add(
          line, "this is not UTF-8 text; save the file as UTF-8 (in Excel: \"CSV UTF-8\")");
      return Optional.empty();
    }
    String text = out.flip().toString();
    return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
  }
}
