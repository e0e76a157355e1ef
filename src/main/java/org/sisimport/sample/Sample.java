package org.sisimport.sample;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.Districts;
import org.sisimport.district.FilePattern;
import org.sisimport.importer.Finished;
import org.sisimport.importer.Importer;
import org.sisimport.importer.LogFiles;
import org.sisimport.importer.Progress;
import org.sisimport.importer.RunLog;
import org.sisimport.report.DistrictLog;
import org.sisimport.report.StudentsCsv;
import org.sisimport.rules.RuleSets;
import org.sisimport.source.Delivery;
import org.sisimport.source.Observations;
import org.sisimport.source.Offer;
import org.sisimport.source.Source;
import org.sisimport.source.Sources;
import org.sisimport.source.Spool;
import org.sisimport.store.Database;
import org.sisimport.students.StudentRegister;

/**
 * A golden night: {@code incoming/} is imported beside {@code existing/} by the same path as any
 * night, into a database of its own in memory, at one fixed hour. What comes out must be what
 * {@code expected/} holds.
 */
public final class Sample {

  /** 15 October 2026, two o'clock in the morning in California: every sample's night. */
  private static final Instant NIGHT = Instant.parse("2026-10-15T09:00:00Z");

  private static final Instant UPLOADED = Instant.parse("2026-10-15T07:30:00Z");

  /** A sample must not put students into a district that there is. */
  private static final Pattern INVENTED = Pattern.compile("(99[0-9]{5})\\.csv");

  private final Path home;
  private final Path folder;
  private final RuleSets ruleSets;

  /**
   * A sample.
   *
   * @param home holds the shared rules
   * @param folder the sample's own
   */
  public Sample(Path home, Path folder) {
    this(home, folder, ruleSets(home));
  }

  private Sample(Path home, Path folder, RuleSets ruleSets) {
    this.home = home;
    this.folder = folder;
    this.ruleSets = ruleSets;
  }

  private static RuleSets ruleSets(Path home) {
    return new RuleSets(home, home.resolve("data").resolve("rules"));
  }

  /** The samples of a home, in the order of their names. */
  public static List<Sample> list(Path home) {
    Path samples = home.resolve("samples");
    if (!Files.isDirectory(samples)) {
      throw new SisImportException(
          samples + " is not there; a home with samples has one folder for each of them in it");
    }
    RuleSets ruleSets = ruleSets(home);
    try (Stream<Path> folders = Files.list(samples)) {
      return folders
          .filter(Files::isDirectory)
          .sorted()
          .map(path -> new Sample(home, path, ruleSets))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder's name. */
  public String name() {
    return folder.toAbsolutePath().normalize().getFileName().toString();
  }

  /**
   * Loads what a sample says we have: the students in {@code existing/students.csv} for its own
   * district, those in {@code existing/other-districts/<code>.csv} for others, and the roster of
   * {@code existing/OneRoster.zip}. A district that has students or a roster already keeps them,
   * and each of them may be missing.
   *
   * @throws SisImportException where a file has another name than an invented district's code, or
   *     cannot be read
   */
  public static void loadExisting(DistrictFolder district, Database database) {
    StudentRegister students = database.students();
    ExistingRoster.load(district, database);
    Path existing = district.folder().resolve("existing");
    load(existing.resolve("students.csv"), district.code(), students);
    Path others = existing.resolve("other-districts");
    if (!Files.isDirectory(others)) {
      return;
    }
    try (Stream<Path> files = Files.list(others)) {
      for (Path file : files.sorted().toList()) {
        Matcher name = INVENTED.matcher(String.valueOf(file.getFileName()));
        if (!name.matches()) {
          throw new SisImportException(
              file
                  + " is not named by an invented district's code; a sample's students of another"
                  + " district lie in a file such as 9900106.csv, whose code begins with 99");
        }
        load(file, name.group(1), students);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void load(Path file, String district, StudentRegister students) {
    if (Files.exists(file) && students.isEmpty(district)) {
      students.load(district, StudentsCsv.read(file), false);
    }
  }

  /** Plays the night and compares; empty where everything is as expected. */
  public List<Deviation> verify() {
    try (Database database = inMemory()) {
      return verify(database);
    }
  }

  /** As {@link #verify()}, in a database that is empty. */
  List<Deviation> verify(Database database) {
    List<Deviation> deviations = new ArrayList<>();
    play(database)
        .forEach(
            (file, actual) ->
                Deviation.between(name() + "/expected/" + file, expected(file), actual)
                    .ifPresent(deviations::add));
    return deviations;
  }

  /** Plays the night and makes what comes out the expectation. */
  public void accept() {
    try (Database database = inMemory()) {
      play(database)
          .forEach((file, actual) -> write(folder.resolve("expected").resolve(file), actual));
    }
  }

  private static Database inMemory() {
    return Database.inMemory("sample-" + UUID.randomUUID());
  }

  private Map<String, String> play(Database database) {
    DistrictFolder district = new Districts(home).readSample(folder);
    Path scratch = createScratch();
    Clock clock = Clock.fixed(NIGHT, district.zone());
    try {
      StudentRegister students = database.students();
      loadExisting(district, database);
      Spool spool = new Spool(scratch, clock);
      Importer importer =
          new Importer(
              ruleSets,
              students,
              database.roster(),
              database.journal(),
              spool,
              new LogFiles(scratch),
              DistrictLog::new,
              clock,
              Progress.NONE);
      Observations once = Observations.acrossVisits(clock);
      try (Source source = Sources.of(district, spool, once)) {
        List<Offer> files = new ArrayList<>();
        source.listNewest().forEach(file -> files.add(new AtOneHour(file)));
        List<Finished> finished = importer.run(district, () -> files).runs();
        return told(finished, students, district);
      }
    } finally {
      delete(scratch);
    }
  }

  private static Map<String, String> told(
      List<Finished> runs, StudentRegister students, DistrictFolder district) {
    Map<String, String> told = new LinkedHashMap<>();
    told.put("log.txt", joined(runs.stream().map(run -> run.log().text())));
    told.put("decisions.csv", joined(runs.stream().map(run -> run.log().rows())));
    StringWriter csv = new StringWriter();
    StudentsCsv.write(
        students.list(district.code(), LocalDate.ofInstant(NIGHT, district.zone())), csv);
    told.put("students.csv", csv.toString());
    return told;
  }

  private static String joined(Stream<byte[]> parts) {
    return String.join(
        "\n",
        parts.map(part -> new String(RunLog.unzipped(part), StandardCharsets.UTF_8)).toList());
  }

  private String expected(String file) {
    Path path = folder.resolve("expected").resolve(file);
    try {
      return Files.exists(path) ? Files.readString(path) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new SisImportException(file + " cannot be written", e);
    }
  }

  private static Path createScratch() {
    try {
      return Files.createTempDirectory("sis-import-sample");
    } catch (IOException e) {
      throw new SisImportException(
          "the folder for temporary files, "
              + System.getProperty("java.io.tmpdir")
              + ", cannot be written; a sample is played there",
          e);
    }
  }

  private static void delete(Path scratch) {
    try (Stream<Path> all = Files.walk(scratch)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A file of the sample as if it had been uploaded before the night: a checkout sets times of its
   * own.
   */
  private record AtOneHour(Offer file) implements Offer {
    @Override
    public FilePattern pattern() {
      return file.pattern();
    }

    @Override
    public String name() {
      return file.name();
    }

    @Override
    public long size() {
      return file.size();
    }

    @Override
    public Instant modified() {
      return UPLOADED;
    }

    @Override
    public Delivery fetch() {
      Delivery taken = file.fetch();
      return new Delivery(
          taken.district(),
          taken.name(),
          taken.content(),
          taken.size(),
          UPLOADED,
          taken.sha256(),
          taken.pattern());
    }
  }
}
