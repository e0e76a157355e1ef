package org.sisimport.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.DistrictSetupException;
import org.sisimport.district.Districts;

class FolderSourceTest {

  private static final Instant NIGHT = Instant.parse("2026-11-03T10:00:00Z");
  private static final String DEMOGRAPHICS = "9900001_demographics.csv";

  private final Path home;
  private final Path inbox;
  private final Spool spool;
  private final Observations observations;

  FolderSourceTest(@TempDir Path home) throws IOException {
    this.home = home;
    this.inbox = Files.createDirectories(home.resolve("districts/9900001/inbox"));
    this.spool = new Spool(home.resolve("data"), Clock.fixed(NIGHT, ZoneOffset.UTC));
    this.observations = Observations.acrossVisits(Clock.fixed(NIGHT, ZoneOffset.UTC));
    configure("name: Golden Valley");
  }

  @Test
  void aFileIsCopiedWithItsHashAndStaysWhereItLies() throws IOException {
    Path sent = send(DEMOGRAPHICS, "SSID\n", NIGHT.minusSeconds(60));

    Delivery delivery = onlyOffer().fetch();

    assertThat(delivery.district()).isEqualTo("9900001");
    assertThat(delivery.name()).isEqualTo(DEMOGRAPHICS);
    assertThat(delivery.size()).isEqualTo(5);
    assertThat(delivery.modified()).isEqualTo(NIGHT.minusSeconds(60));
    assertThat(delivery.pattern().name()).isEqualTo("*_demographics.*");
    // printf 'SSID\n' | sha256sum
    assertThat(delivery.sha256())
        .isEqualTo("317922200423e45745d4eed943383857e7c03ce6ec391d32862c2f3fde26d6f0");
    assertThat(delivery.content())
        .hasParentRaw(home.resolve("data/spool"))
        .hasContent("SSID\n")
        .asString()
        .doesNotContain("demographics");
    assertThat(sent).hasContent("SSID\n");
  }

  @Test
  void aLargeFileArrivesWhole() throws IOException {
    byte[] content = "0123456789abcdef".repeat(200_000).getBytes(StandardCharsets.US_ASCII);
    Files.write(inbox.resolve(DEMOGRAPHICS), content);

    Delivery delivery = onlyOffer().fetch();

    assertThat(delivery.size()).isEqualTo(content.length);
    assertThat(delivery.content()).hasBinaryContent(content);
  }

  @Test
  void theNewestFileOfEachPatternIsOfferedAndThe504FileFirst() throws IOException {
    send("a_demographics.csv", "old", NIGHT.minusSeconds(50));
    send("b_demographics.csv", "new", NIGHT.minusSeconds(10));
    send("c_demographics.csv", "older", NIGHT.minusSeconds(90));
    send("a_504_demographics.csv", "504", NIGHT.minusSeconds(5));
    send("A_DEMOGRAPHICS_504.XLSX", "504", NIGHT.minusSeconds(500));
    send("unrelated.csv", "x", NIGHT);

    assertThat(offers())
        .extracting(Offer::name, offer -> offer.pattern().designation())
        .containsExactly(
            tuple("A_DEMOGRAPHICS_504.XLSX", "504"),
            tuple("a_504_demographics.csv", "504"),
            tuple("b_demographics.csv", null));
  }

  @Test
  void ofEquallyNewFilesTheLastByNameIsTaken() throws IOException {
    for (String day : List.of("20261102", "20261103", "20261101")) {
      send(day + "_demographics.csv", day, NIGHT);
    }

    assertThat(onlyOffer().name()).isEqualTo("20261103_demographics.csv");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".9900001_demographics.csv",
        "9900001_demographics.csv.filepart",
        "9900001_demographics.csv.FILEPART",
        "9900001_demographics.tmp",
        "9900001_demographics.csv.part",
        "~$9900001_demographics.xlsx"
      })
  void hiddenAndUnfinishedFilesArePassedOver(String name) throws IOException {
    send(name, "SSID\n", NIGHT);
    send("9900001_demographics.txt", "older", NIGHT.minusSeconds(9));

    assertThat(onlyOffer().name()).isEqualTo("9900001_demographics.txt");
  }

  @Test
  void linksAndFoldersArePassedOver() throws IOException {
    Path secret = Files.writeString(home.resolve("secret.csv"), "secret");
    Files.createSymbolicLink(inbox.resolve("a_demographics.csv"), secret);
    Files.createSymbolicLink(inbox.resolve("b_demographics.csv"), home.resolve("nowhere"));
    Files.createDirectory(inbox.resolve("c_demographics.csv"));

    assertThat(offers()).isEmpty();
  }

  @Test
  void aFileOfOneByteIsAConnectionTestAndAnEmptyOneIsAFile() throws IOException {
    send(DEMOGRAPHICS, "1", NIGHT);
    assertThat(offers()).isEmpty();

    send(DEMOGRAPHICS, "", NIGHT);
    assertThat(onlyOffer().fetch().size()).isZero();
  }

  @Test
  void aConnectionTestDoesNotHideTheFileBeforeIt() throws IOException {
    send("a_demographics.csv", "SSID\n", NIGHT.minusSeconds(60));
    send("b_demographics.csv", "x", NIGHT);

    assertThat(onlyOffer().name()).isEqualTo("a_demographics.csv");
  }

  @Test
  void aFileWrittenToAfterItWasListedIsLeft() throws IOException {
    Path file = send(DEMOGRAPHICS, "SSID\n", NIGHT);
    Offer offer = onlyOffer();
    Files.writeString(file, "SSID\n1");
    Files.setLastModifiedTime(file, FileTime.from(NIGHT));

    assertThatThrownBy(offer::fetch)
        .isInstanceOf(FileChangedException.class)
        .hasMessageContaining(DEMOGRAPHICS)
        .hasMessageContaining("9900001");
    assertThat(spooled()).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFileThatGivesMoreBytesThanItsSizeIsLeft() throws IOException {
    // files of /proc have content and a size of zero, like one that grows while it is read
    configure("name: A\nsource: { folder: /proc }\nfiles: [{ name: version }]");
    Offer offer = onlyOffer();

    assertThat(offer.size()).isZero();
    assertThatThrownBy(offer::fetch).isInstanceOf(FileChangedException.class);
    assertThat(spooled()).isEmpty();
  }

  @Test
  void aFileReplacedByAnotherOfTheSameSizeAndTimeIsLeft() throws IOException {
    Path file = send(DEMOGRAPHICS, "SSID\n", NIGHT);
    Offer offer = onlyOffer();
    Path other = send("other", "DISS\n", NIGHT);
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

    assertThatThrownBy(offer::fetch).isInstanceOf(FileChangedException.class);
  }

  @Test
  void aFileReplacedByALinkIsLeft() throws IOException {
    Path file = send(DEMOGRAPHICS, "SSID\n", NIGHT);
    Offer offer = onlyOffer();
    Files.delete(file);
    Files.createSymbolicLink(file, Files.writeString(home.resolve("secret"), "DISS\n"));

    assertThatThrownBy(offer::fetch).isInstanceOf(FileChangedException.class);
    assertThat(spooled()).isEmpty();
  }

  @Test
  void aFileThatIsGoneIsLeft() throws IOException {
    Path file = send(DEMOGRAPHICS, "SSID\n", NIGHT);
    Offer offer = onlyOffer();
    Files.delete(file);

    assertThatThrownBy(offer::fetch)
        .isInstanceOf(FileChangedException.class)
        .hasMessage(
            "The file 9900001_demographics.csv of district 9900001 was written to, replaced or"
                + " removed while it was to be taken; nothing of it was taken, and it is taken when"
                + " it has come to rest");
    assertThat(spooled()).isEmpty();
  }

  @Test
  void aFileThatMayNotBeReadIsToldInOneSentence() throws IOException {
    Path file = send(DEMOGRAPHICS, "SSID\n", NIGHT);
    assumeTrue(file.toFile().setReadable(false) && !Files.isReadable(file), "root reads anything");

    assertThatThrownBy(onlyOffer()::fetch)
        .isInstanceOf(SisImportException.class)
        .hasMessageContaining("cannot be read (no permission); it stays where it lies");
    assertThat(spooled()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb_demographics.csv", "a\u001b[31m_demographics.csv"})
  void aNameIsMadeSafeToShow(String name) throws IOException {
    send(name, "SSID\n", NIGHT);

    Delivery delivery = onlyOffer().fetch();

    assertThat(delivery.name()).contains("\ufffd").endsWith("_demographics.csv");
    assertThat(delivery.content()).hasContent("SSID\n");
  }

  @Test
  void theFolderItselfMayBeALink() throws IOException {
    Path upload = Files.createDirectory(home.resolve("upload"));
    Files.delete(inbox);
    Files.createSymbolicLink(inbox, upload);
    Files.writeString(upload.resolve(DEMOGRAPHICS), "SSID\n");

    assertThat(onlyOffer().fetch().size()).isEqualTo(5);
  }

  @Test
  void aMissingFolderIsToldWithTheLineThatNamesIt() throws IOException {
    configure("name: A\nsource: { folder: outbox }");

    assertThatThrownBy(this::offers)
        .isInstanceOf(DistrictSetupException.class)
        .hasMessageStartingWith("districts/9900001/district.yaml:2: there is no folder ")
        .hasMessageContaining("outbox");
  }

  @Test
  void aFolderThatVanishesIsTold() throws IOException {
    Source source = Sources.of(district(), spool, observations);
    Files.delete(inbox);

    assertThatThrownBy(source::listNewest)
        .isInstanceOf(SisImportException.class)
        .hasMessageContaining("of district 9900001 cannot be listed (it is not there)");
  }

  private Offer onlyOffer() {
    List<Offer> offers = offers();
    assertThat(offers).hasSize(1);
    return offers.get(0);
  }

  private List<Offer> offers() {
    return Sources.of(district(), spool, observations).listNewest();
  }

  private DistrictFolder district() {
    return new Districts(home).get("9900001");
  }

  private void configure(String yaml) throws IOException {
    Files.writeString(home.resolve("districts/9900001/district.yaml"), yaml + "\nquiet: 0s");
  }

  private Path send(String name, String content, Instant modified) throws IOException {
    Path file = Files.writeString(inbox.resolve(name), content);
    Files.setLastModifiedTime(file, FileTime.from(modified));
    return file;
  }

  private List<Path> spooled() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("data/spool"))) {
      return files.filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS)).toList();
    }
  }
}
