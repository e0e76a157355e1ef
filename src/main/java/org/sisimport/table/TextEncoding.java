package org.sisimport.table;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.ByteOrderMark;
import org.apache.commons.io.input.BOMInputStream;
import org.jspecify.annotations.Nullable;

/**
 * How a text file's bytes are to be read. The whole file is looked at, so that a name with ñ in the
 * last row is as good a proof as one in the first.
 *
 * @param described for a person: {@code charset UTF-8}
 */
record TextEncoding(Charset charset, String described) {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final int CHUNK = 1 << 16;
  private static final long FINE = -1;

  /** Order: byte order mark, what the district fixed, NULs of UTF-16, UTF-8, windows-1252. */
  static TextEncoding of(Path file, @Nullable Charset fixed) throws IOException {
    ByteOrderMark mark;
    byte[] beginning;
    try (BOMInputStream in = withoutMark(file)) {
      mark = in.getBOM();
      beginning = in.readNBytes(CHUNK);
    }
    if (mark != null) {
      Charset charset = Charset.forName(mark.getCharsetName());
      require(file, charset, "its byte order mark says %s, but".formatted(charset.name()));
      return new TextEncoding(charset, "charset %s (byte order mark)".formatted(charset.name()));
    }
    if (fixed != null) {
      require(file, fixed, "the settings fix the charset %s, but".formatted(fixed.name()));
      return new TextEncoding(fixed, "charset %s (fixed by the settings)".formatted(fixed.name()));
    }
    Charset wide = findUtf16(beginning);
    if (wide != null) {
      require(file, wide, "it looks like %s, but".formatted(wide.name()));
      return new TextEncoding(wide, "charset " + wide.name());
    }
    long notUtf8 = firstUndecodable(Files.newInputStream(file), StandardCharsets.UTF_8);
    if (notUtf8 == FINE) {
      return new TextEncoding(StandardCharsets.UTF_8, "charset UTF-8");
    }
    if (firstUndecodable(Files.newInputStream(file), WINDOWS_1252) != FINE) {
      // never undecodable: tells other content from text in an unknown charset
      firstUndecodable(Files.newInputStream(file), StandardCharsets.ISO_8859_1);
    }
    require(
        file, WINDOWS_1252, "byte %,d is not UTF-8, and as windows-1252".formatted(notUtf8 + 1));
    return new TextEncoding(WINDOWS_1252, "charset windows-1252");
  }

  /** The file's text without its byte order mark. */
  Reader open(Path file) throws IOException {
    return new InputStreamReader(withoutMark(file), strict(charset));
  }

  /** A text in UTF-8 without its byte order mark. */
  static Reader utf8(InputStream in) throws IOException {
    return new InputStreamReader(withoutMark(in), strict(StandardCharsets.UTF_8));
  }

  /** The charset that the byte order mark says; {@code null} where there is no mark. */
  static @Nullable String findMark(byte[] beginning) throws IOException {
    try (BOMInputStream in = withoutMark(new ByteArrayInputStream(beginning))) {
      ByteOrderMark mark = in.getBOM();
      return mark == null ? null : mark.getCharsetName();
    }
  }

  /**
   * The line of a byte.
   *
   * @param at its place after the byte order mark, from 0
   */
  static int line(InputStream text, long at) throws IOException {
    InputStream in = new BufferedInputStream(withoutMark(text));
    int line = 1;
    int before = 0;
    for (long place = 0; place < at; place++) {
      int now = in.read();
      if (now == '\r' || now == '\n' && before != '\r') {
        line++;
      }
      before = now;
    }
    return line;
  }

  private static BOMInputStream withoutMark(Path file) throws IOException {
    return withoutMark(Files.newInputStream(file));
  }

  private static BOMInputStream withoutMark(InputStream in) throws IOException {
    return BOMInputStream.builder()
        .setInputStream(in)
        .setByteOrderMarks(
            ByteOrderMark.UTF_8,
            ByteOrderMark.UTF_32LE,
            ByteOrderMark.UTF_32BE,
            ByteOrderMark.UTF_16LE,
            ByteOrderMark.UTF_16BE)
        .get();
  }

  private static CharsetDecoder strict(Charset charset) {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  private static void require(Path file, Charset charset, String because) throws IOException {
    long bad = firstUndecodable(Files.newInputStream(file), charset);
    if (bad != FINE) {
      throw new BadContent(
          "%s byte %,d is not valid; save the file as UTF-8, or name its charset in the district's settings"
              .formatted(because, bad + 1));
    }
  }

  /** In text of western names every other byte of UTF-16 is NUL. */
  static @Nullable Charset findUtf16(byte[] beginning) {
    int even = 0;
    int odd = 0;
    for (int at = 0; at < beginning.length; at++) {
      if (beginning[at] == 0) {
        if (at % 2 == 0) {
          even++;
        } else {
          odd++;
        }
      }
    }
    int pairs = beginning.length / 2;
    if (odd > pairs * 0.6 && even <= pairs * 0.01) {
      return StandardCharsets.UTF_16LE;
    }
    return even > pairs * 0.6 && odd <= pairs * 0.01 ? StandardCharsets.UTF_16BE : null;
  }

  /**
   * Closes the text.
   *
   * @return the place after the byte order mark of the first byte that the charset does not allow,
   *     or {@link #FINE}.
   * @throws BadContent where the characters are not those of a text
   */
  static long firstUndecodable(InputStream content, Charset charset) throws IOException {
    CharsetDecoder decoder = strict(charset);
    ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
    CharBuffer text = CharBuffer.allocate(CHUNK);
    TextCheck check = new TextCheck();
    long done = 0;
    try (InputStream in = withoutMark(content)) {
      boolean last = false;
      while (!last) {
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        last = count < 0;
        bytes.position(bytes.position() + Math.max(count, 0)).flip();
        CoderResult result;
        do {
          result = decoder.decode(bytes, text, last);
          check.add(text.flip());
          text.clear();
        } while (result.isOverflow());
        if (result.isError()) {
          return done + bytes.position();
        }
        done += bytes.position();
        bytes.compact();
      }
    }
    check.finish();
    return FINE;
  }

  /** Tells text from other content that happens to decode. */
  private static final class TextCheck {

    private static final double MOST_CONTROLS = 0.02;

    private long characters;
    private long controls;

    void add(CharBuffer text) throws BadContent {
      char[] chars = text.array();
      for (int at = 0; at < text.limit(); at++) {
        char c = chars[at];
        if (c < '\t') {
          if (c == 0) {
            throw new BadContent(
                Content.notText("character %,d is NUL".formatted(characters + at + 1)));
          }
          controls++;
        } else if (c < ' ' && c > '\r') {
          controls++;
        }
      }
      characters += text.limit();
    }

    /** Some exports put control characters for line breaks inside cells, but not many. */
    void finish() throws BadContent {
      if (controls > 4 && controls > characters * MOST_CONTROLS) {
        throw new BadContent(
            Content.notText(
                "%,d of its %,d characters are control characters"
                    .formatted(controls, characters)));
      }
    }
  }
}
