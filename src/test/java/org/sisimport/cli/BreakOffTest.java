package org.sisimport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sisimport.district.DistrictFolder;
import org.sisimport.importer.Night;
import org.sisimport.importer.NoRun;
import org.sisimport.importer.Progress;
import org.sisimport.importer.RunStatus;
import org.sisimport.importer.StoppedException;
import org.sisimport.source.Observations;
import org.sisimport.source.Offer;
import org.sisimport.source.Source;
import org.sisimport.source.Sources;

/** What happens to a file that is under way. */
class BreakOffTest {

  @RegisterExtension final HomeFixture home = new HomeFixture();

  @BeforeEach
  void send() {
    home.settings("state: live", "options: { create: [SPED] }");
    home.send(
        "SSID,Last Name,First Name,Birthdate,Grade Level,Designation",
        "1000000001,Alvarez,Marisol,20140309,05,SPED");
  }

  @Test
  void aFileThatIsBrokenOffIsOnRecordAndTakenAgain() {
    Night night =
        run(
            () -> {},
            () -> {
              throw new StoppedException();
            });

    assertThat(night.runs())
        .singleElement()
        .satisfies(
            finished -> {
              assertThat(finished.run().status()).isEqualTo(RunStatus.INTERRUPTED);
              assertThat(finished.run().reason()).contains("the file is taken again");
            });
    assertThat(home.students()).isEmpty();
    assertThat(home.path("data/spool")).isEmptyDirectory();

    assertThat(home.night().status()).isEqualTo("APPLIED");
    assertThat(home.run("history").out()).hasLineCount(2).contains("INTERRUPTED", "APPLIED");
  }

  @Test
  void aDistrictWhoseFolderVanishesWhileItsFileIsReadIsFinishedAndThenForgotten() {
    Night night = run(() -> {}, this::deleteDistrict);

    assertThat(night.runs())
        .singleElement()
        .extracting(finished -> finished.run().status())
        .isEqualTo(RunStatus.APPLIED);
    assertThat(home.path("data/spool")).isEmptyDirectory();
    HomeFixture.Answer next = home.run("run", "--now");
    assertThat(next.exit()).as(next.err()).isZero();
  }

  @Test
  void aDistrictWhoseFolderVanishesBeforeItsFileIsReadIsToldInOneSentence() {
    Night night = run(this::deleteDistrict, () -> {});

    assertThat(night.runs()).isEmpty();
    assertThat(night.left())
        .singleElement()
        .satisfies(
            left -> {
              assertThat(left.text()).hasLineCount(1).contains(HomeFixture.CODE);
              assertThat(left.reason()).isEqualTo(NoRun.Reason.WRITTEN_WHILE_READ);
            });
    assertThat(home.path("data/spool")).isEmptyDirectory();
  }

  /**
   * Imports the district's file.
   *
   * @param listed called when the files are listed
   * @param decided called when all rows are decided
   */
  private Night run(Runnable listed, Runnable decided) {
    try (Workplace workplace =
        new Workplace(
            Home.of(home.path("")),
            new Surroundings(Clock.systemUTC(), Duration.ZERO),
            new PrintWriter(new StringWriter()))) {
      DistrictFolder district = workplace.districts().get(HomeFixture.CODE);
      Observations seen = Observations.acrossVisits(workplace.clock());
      try (Source source = Sources.of(district, workplace.spool(), seen)) {
        return workplace
            .importer(workplace.database(), new Decided(decided))
            .run(
                district,
                () -> {
                  List<Offer> offers = source.listNewest();
                  listed.run();
                  return offers;
                });
      }
    }
  }

  private void deleteDistrict() {
    try (Stream<Path> all = Files.walk(home.path("districts/" + HomeFixture.CODE))) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Calls when all rows are decided. */
  private record Decided(Runnable then) implements Progress {

    @Override
    public void start(String file) {}

    @Override
    public void rows(int more) {}

    @Override
    public void end() {
      then.run();
    }
  }
}
