package org.sisimport.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.FilePattern;
import org.sisimport.importer.Night;
import org.sisimport.importer.NoRun;
import org.sisimport.importer.Progress;
import org.sisimport.importer.RunStatus;
import org.sisimport.importer.StoppedException;
import org.sisimport.source.Delivery;
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

  @Test
  void aFetchThatIsBrokenOffIsNobodysFailure() {
    assertThatThrownBy(
            () ->
                fetch(
                    () -> {
                      throw new StoppedException();
                    }))
        .isInstanceOf(StoppedException.class);

    assertThat(home.run("history", HomeFixture.CODE, "--all").out())
        .doesNotContain("the program was ended");
    assertThat(home.night().status()).isEqualTo("APPLIED");
  }

  @Test
  void aFetchThatIsInterruptedBecauseTheProgramEndsIsNobodysFailure() {
    try {
      assertThatThrownBy(
              () ->
                  fetch(
                      () -> {
                        Thread.currentThread().interrupt();
                        throw new SisImportException("the pull was interrupted");
                      }))
          .isInstanceOf(StoppedException.class);
    } finally {
      Thread.interrupted();
    }

    assertThat(home.run("history", HomeFixture.CODE, "--all").out()).doesNotContain("interrupted");
  }

  @Test
  void aFileThatFillsTheMemoryWhileItIsFetchedIsOnRecordAsAFailure() {
    Night night =
        fetch(
            () -> {
              throw new OutOfMemoryError("Java heap space");
            });

    assertThat(night.runs()).isEmpty();
    assertThat(night.left())
        .singleElement()
        .satisfies(
            left -> {
              assertThat(left.reason()).isEqualTo(NoRun.Reason.FAILED);
              assertThat(left.text()).contains("memory").contains("-Xmx").hasLineCount(1);
            });
    assertThat(home.run("history", HomeFixture.CODE, "--all").out()).contains("-Xmx");
  }

  /**
   * Imports the district's file.
   *
   * @param listed called when the files are listed
   * @param decided called when all rows are decided
   */
  private Night run(Runnable listed, Runnable decided) {
    return run(
        offers -> {
          listed.run();
          return offers;
        },
        decided);
  }

  /** Imports the district's file, calling something when it is fetched. */
  private Night fetch(Runnable then) {
    return run(offers -> offers.stream().map(offer -> new Fetched(offer, then)).toList(), () -> {});
  }

  private Night run(UnaryOperator<List<? extends Offer>> listed, Runnable decided) {
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
            .run(district, () -> List.copyOf(listed.apply(source.listNewest())));
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

  /** Calls when the file is fetched. */
  private record Fetched(Offer offer, Runnable then) implements Offer {

    @Override
    public FilePattern pattern() {
      return offer.pattern();
    }

    @Override
    public String name() {
      return offer.name();
    }

    @Override
    public long size() {
      return offer.size();
    }

    @Override
    public Instant modified() {
      return offer.modified();
    }

    @Override
    public Delivery fetch() {
      then.run();
      return offer.fetch();
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
