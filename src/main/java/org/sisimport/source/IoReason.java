package org.sisimport.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file operation failed, in the few words that fit into a sentence. */
final class IoReason {

  private IoReason() {}

  static String of(Exception e) {
    if (e instanceof UncheckedIOException && e.getCause() instanceof IOException cause) {
      return of(cause);
    }
    if (e instanceof AccessDeniedException) {
      return "no permission";
    }
    if (e instanceof NoSuchFileException) {
      return "it is not there";
    }
    // the whole message of these begins with the path, which the sentence has already
    String reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
    return e instanceof IOException && reason != null ? reason : e.getClass().getSimpleName();
  }
}
