package org.sisimport.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sisimport.sample.Deviation;
import org.sisimport.sample.Sample;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays golden nights. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Plays the samples and compares what comes out with what is expected.")
final class VerifyCommand extends HomeCommand {

  @Option(
      names = "--accept",
      description =
          "Make what comes out the new expectation; look at the difference before you keep it.")
  private boolean accept;

  @Parameters(
      paramLabel = "FOLDER",
      arity = "0..*",
      description = "Samples. Default: every folder in samples/.")
  private List<Path> folders = new ArrayList<>();

  @Override
  public Integer call() {
    Path home = home().path();
    List<Sample> samples =
        folders.isEmpty()
            ? Sample.list(home)
            : folders.stream().map(folder -> new Sample(home, folder)).toList();
    ObjectNode answer = new ObjectMapper().createObjectNode();
    ArrayNode told = answer.putArray("samples");
    int different = 0;
    for (Sample sample : samples) {
      List<Deviation> deviations = sample.verify();
      if (accept && !deviations.isEmpty()) {
        sample.accept();
      }
      different += deviations.isEmpty() ? 0 : 1;
      if (json()) {
        tell(told.addObject(), sample, deviations);
      } else {
        tell(sample, deviations);
      }
    }
    if (json()) {
      out().println(answer);
    } else if (!accept) {
      out()
          .println(
              samples.size()
                  - different
                  + " of "
                  + samples.size()
                  + " samples came out as expected"
                  + (different == 0
                      ? ""
                      : ". Lines with - were expected and did not come, lines with + came instead; where that is right, verify"
                          + " --accept makes it the expectation"));
    }
    return different == 0 || accept ? ExitCode.DONE : ExitCode.FILE;
  }

  private void tell(Sample sample, List<Deviation> deviations) {
    if (deviations.isEmpty()) {
      out().println("as expected   " + sample.name());
      return;
    }
    out().println((accept ? "accepted      " : "DIFFERS       ") + sample.name());
    for (Deviation deviation : deviations) {
      out().println("  " + deviation.file());
      deviation.lines().forEach(line -> out().println("    " + line));
    }
  }

  private static void tell(ObjectNode node, Sample sample, List<Deviation> deviations) {
    node.put("sample", sample.name());
    node.put("asExpected", deviations.isEmpty());
    ArrayNode differing = node.putArray("deviations");
    for (Deviation deviation : deviations) {
      ObjectNode one = differing.addObject();
      one.put("file", deviation.file());
      ArrayNode lines = one.putArray("lines");
      deviation.lines().forEach(lines::add);
    }
  }
}
