package org.sisimport.importer;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sisimport.Memory;
import org.sisimport.SisImportException;

/** Tells of an exception without its data: only our own messages are known to hold no student's. */
final class Failure {

  private Failure() {}

  /** One sentence for a person. */
  static String sentence(Throwable e) {
    if (e instanceof SisImportException) {
      return String.valueOf(e.getMessage());
    }
    if (e instanceof OutOfMemoryError) {
      return Memory.notEnough();
    }
    return "an error in the program ("
        + place(e)
        + "); nothing was written. The application's log has its course: please pass it on";
  }

  /** What the application's log may have: the kinds of the exceptions and where they came from. */
  static String forTheLog(Throwable e) {
    String message = e instanceof SisImportException ? ": " + e.getMessage() : "";
    String course =
        Stream.of(e.getStackTrace())
            .limit(30)
            .map(frame -> "\n    at " + frame)
            .collect(Collectors.joining());
    Throwable cause = e.getCause();
    return e.getClass().getName()
        + message
        + course
        + (cause == null || cause == e ? "" : "\n  caused by " + forTheLog(cause));
  }

  private static String place(Throwable e) {
    StackTraceElement[] course = e.getStackTrace();
    String name = e.getClass().getSimpleName();
    return course.length == 0
        ? name
        : name + " at " + course[0].getFileName() + ":" + course[0].getLineNumber();
  }
}
