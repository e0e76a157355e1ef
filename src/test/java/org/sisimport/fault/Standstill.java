package org.sisimport.fault;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.byteman.rule.Rule;
import org.jboss.byteman.rule.helper.Helper;

/**
 * What the rules of {@code points.btm} call in the process that is struck: it says that it has come
 * to its point and stands still there, so that the fault comes at exactly that moment.
 */
public class Standstill extends Helper {

  /** The folder in which the two processes meet. */
  static final String FOLDER = "sisimport.fault.meet";

  static final String REACHED = "reached";
  static final String GO_ON = "go-on";

  private static final long PAUSE_MILLIS = 2;

  /** Called by Byteman. */
  public Standstill(Rule rule) {
    super(rule);
  }

  /** Stands still until the other process says to go on; the first time only. */
  public void stand() throws IOException, InterruptedException {
    Path folder = Path.of(System.getProperty(FOLDER));
    try {
      Files.createFile(folder.resolve(REACHED));
    } catch (FileAlreadyExistsException e) {
      return;
    }
    while (!Files.exists(folder.resolve(GO_ON))) {
      Thread.sleep(PAUSE_MILLIS);
    }
  }
}
