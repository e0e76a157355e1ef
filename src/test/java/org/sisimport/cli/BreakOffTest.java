package org.sisimport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sisimport.district.DistrictFolder;
import org.sisimport.importer.Progress;
import org.sisimport.importer.RunStatus;
import org.sisimport.importer.StoppedException;
import org.sisimport.source.Observations;
import org.sisimport.source.Source;
import org.sisimport.source.Sources;

/** A file that is under way when the program is ended. */
class BreakOffTest {

  @RegisterExtension final HomeFixture home = new HomeFixture();

  @Test
  void aFileThatIsBrokenOffIsOnRecordAndTakenAgain() {
    home.settings("state: live", "options: { create: [SPED] }");
    home.send(
        "SSID,Last Name,First Name,Birthdate,Grade Level,Designation",
        "1000000001,Alvarez,Marisol,20140309,05,SPED");
    try (Workplace workplace =
        new Workplace(
            Home.of(home.path("")),
            new Surroundings(Clock.systemUTC(), Duration.ZERO),
            new PrintWriter(new StringWriter()))) {
      DistrictFolder district = workplace.districts().get(HomeFixture.CODE);
      Observations seen = Observations.acrossVisits(workplace.clock());
      try (Source source = Sources.of(district, workplace.spool(), seen)) {
        assertThat(
                workplace
                    .importer(workplace.database(), new Ending())
                    .run(district, source::listNewest)
                    .runs())
            .singleElement()
            .satisfies(
                finished -> {
                  assertThat(finished.run().status()).isEqualTo(RunStatus.INTERRUPTED);
                  assertThat(finished.run().reason()).contains("the file is taken again");
                });
      }
    }
    assertThat(home.students()).isEmpty();
    assertThat(home.path("data/spool")).isEmptyDirectory();

    assertThat(home.night().status()).isEqualTo("APPLIED");
    assertThat(home.run("history").out()).hasLineCount(2).contains("INTERRUPTED", "APPLIED");
  }

  /** The end comes when all rows are decided. */
  private static final class Ending implements Progress {

    @Override
    public void start(String file) {}

    @Override
    public void rows(int more) {}

    @Override
    public void end() {
      throw new StoppedException();
    }
  }
}
