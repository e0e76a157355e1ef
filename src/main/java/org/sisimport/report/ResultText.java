package org.sisimport.report;

import org.sisimport.importer.Run;

/** How a run ended, in one sentence; of a preview, how a run would end. */
final class ResultText {

  private ResultText() {}

  /** The status and what it means, and why where the run knows. */
  static String of(Run run) {
    return (run.isPreview()
            ? "PREVIEW: nothing was written; a run would end as " + run.status() + would(run)
            : run.status() + ": " + did(run))
        + (run.reason() == null ? "" : "; " + run.reason());
  }

  private static String did(Run run) {
    return switch (run.status()) {
      case APPLIED -> "what the rules decided is written";
      case EVALUATED ->
          "this district is in evaluation; everything below is what would happen, and nothing was written";
      case UNCHANGED ->
          "these bytes were applied before, by run "
              + run.sameAs()
              + ", and change nothing again; a changed rule or setting takes effect with the next file that differs";
      case SKIPPED -> "not read";
      case HELD ->
          "the whole file waits for a person, and nothing was written; `./sis-import approve "
              + run.number()
              + " --by NAME --reason TEXT` applies what is below as long as no newer file is"
              + " there, and `reject` instead of `approve` closes it";
      case REFUSED -> "the file was refused, and nothing was written";
      case FAILED -> "the import failed, and nothing was written";
      case INTERRUPTED -> "the import broke off, and nothing was written";
    };
  }

  private static String would(Run run) {
    return switch (run.status()) {
      case APPLIED -> ", and what the rules decided would be written";
      case EVALUATED ->
          ": this district is in evaluation, and everything below is what would happen if it were live";
      case UNCHANGED ->
          ": these bytes were applied before, by run "
              + run.sameAs()
              + ", and would change nothing again; a changed rule or setting takes effect with the next file that differs";
      case SKIPPED -> ", and the file would not be read";
      case HELD -> ": the whole file would wait for a person";
      case REFUSED -> ", and none of the file would be taken";
      case FAILED, INTERRUPTED -> ", as this preview did";
    };
  }
}
