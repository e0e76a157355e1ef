package org.sisimport.cli;

import picocli.CommandLine.Command;

/** Imports all districts, each in its window. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Imports all districts, each within its window, night after night, until it is ended.",
      "Districts, settings and rules are read anew when they change. SIGTERM or Ctrl-C ends it"
          + " within 30 seconds; a second one at once."
    })
final class ServeCommand extends HomeCommand {

  @Override
  public Integer call() throws InterruptedException {
    try (Signals signals = Signals.listen();
        Workplace workplace = workplace();
        Serving serving = Serving.of(workplace, System::nanoTime)) {
      serving.service().start();
      out()
          .println(
              "serving the districts of "
                  + home().path()
                  + "; what happens is in \"history --all\" and in "
                  + home().data().resolve("sis-import.log"));
      out().flush();
      signals.await();
    }
    return ExitCode.DONE;
  }
}
