package org.sisimport.store;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/** The rows of one COPY … FROM STDIN in PostgreSQL's text format. */
final class CopyText implements AutoCloseable {

  private static final int CHUNK = 1 << 16;

  private final StringBuilder text = new StringBuilder(CHUNK + 4_096);
  private final CopyIn copy;
  private boolean rowBegun;

  CopyText(CopyManager api, String sql) throws SQLException {
    copy = api.copyIn(sql);
  }

  CopyText add(@Nullable String value) {
    separate();
    if (value == null) {
      text.append("\\N");
      return this;
    }
    int plainFrom = 0;
    for (int i = 0; i < value.length(); i++) {
      char escaped =
          switch (value.charAt(i)) {
            case '\\' -> '\\';
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\t' -> 't';
            default -> 0;
          };
      if (escaped != 0) {
        text.append(value, plainFrom, i).append('\\').append(escaped);
        plainFrom = i + 1;
      }
    }
    text.append(value, plainFrom, value.length());
    return this;
  }

  CopyText add(long value) {
    separate();
    text.append(value);
    return this;
  }

  void endRow() throws SQLException {
    text.append('\n');
    rowBegun = false;
    if (text.length() >= CHUNK) {
      flush();
    }
  }

  /** All rows are there: the server writes them, or says which constraint they violate. */
  void end() throws SQLException {
    flush();
    copy.endCopy();
  }

  /** Gives the COPY up where it has not come to its end. */
  @Override
  public void close() throws SQLException {
    if (copy.isActive()) {
      copy.cancelCopy();
    }
  }

  private void separate() {
    if (rowBegun) {
      text.append('\t');
    }
    rowBegun = true;
  }

  private void flush() throws SQLException {
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    copy.writeToCopy(bytes, 0, bytes.length);
    text.setLength(0);
  }
}
