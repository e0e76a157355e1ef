package org.sisimport.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.zip.ZipException;

/**
 * Turns whatever a parser throws at a bad file into one sentence with the file's name.
 *
 * @param name the district's name of the file
 */
record Failures(String name) {

  /**
   * What to throw for a failure of reading, whatever it is: parsers answer hostile files with any
   * exception, and their messages may quote cells, so that only the trace of such an exception is
   * kept.
   */
  UnreadableFileException refusal(Throwable failure) {
    Throwable cause = failure.getCause();
    if (failure instanceof UncheckedIOException && cause != null) {
      return refusal(cause);
    }
    if (failure instanceof BadContent bad) {
      return new UnreadableFileException(name, bad.line(), String.valueOf(bad.getMessage()));
    }
    UnreadableFileException refusal = refusal(sentence(failure));
    refusal.setStackTrace(failure.getStackTrace());
    return refusal;
  }

  UnreadableFileException refusal(String sentence) {
    return new UnreadableFileException(name, 0, sentence);
  }

  private static String sentence(Throwable failure) {
    if (failure instanceof NoSuchFileException) {
      return "it does not exist (any more); send it again";
    }
    if (failure instanceof AccessDeniedException) {
      return "the program has no permission to read it; let its user read the file";
    }
    if (failure instanceof CharacterCodingException) {
      return "it was changed while it was read; send it again";
    }
    if (failure instanceof ZipException) {
      return "its zip archive is damaged or cut off; send it again";
    }
    if (failure instanceof IOException) {
      return "reading it failed (%s): the file or the disk that holds it is damaged; send it again"
          .formatted(failure.getClass().getSimpleName());
    }
    return "its content is damaged (%s); open it in a spreadsheet program and save it as CSV or XLSX"
        .formatted(failure.getClass().getSimpleName());
  }
}
