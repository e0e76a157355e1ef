package org.sisimport.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.byteman.rule.Rule;
import org.sisimport.importer.LogFiles;
import org.sisimport.importer.Run;
import org.sisimport.importer.RunLog;
import org.sisimport.source.Delivery;

/** What the rules of {@code mutations.btm} call in the process that is broken. */
public class Breakage extends Standstill {

  /** Called by Byteman. */
  public Breakage(Rule rule) {
    super(rule);
  }

  /** Writes a run's log. */
  public void writeLog(Run run, RunLog log) {
    new LogFiles(data().getParent()).write(run, log);
  }

  /** Archives the bytes and leaves the copy in the spool. */
  public void archive(Delivery delivery) throws IOException {
    Path folder = data().resolve("archive").resolve(delivery.district());
    Files.createDirectories(folder);
    Path place = folder.resolve(delivery.sha256());
    if (!Files.exists(place)) {
      Files.copy(delivery.content(), place);
    }
  }

  private static Path data() {
    return Path.of(System.getProperty("sisimport.data"));
  }
}
