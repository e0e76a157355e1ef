package org.sisimport.oneroster;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Makes OneRoster packages. What is not said is as the specification wants it: the manifest is that
 * of OneRoster 1.1 and calls every file what it was added as, and every other absent.
 */
public final class PackageBuilder {

  private static final List<String> FILES_OF_1_1 =
      List.of(
          "academicSessions",
          "categories",
          "classes",
          "classResources",
          "courses",
          "courseResources",
          "demographics",
          "enrollments",
          "lineItems",
          "orgs",
          "resources",
          "results",
          "users");

  private static final List<String> FURTHER_FILES_OF_1_2 =
      List.of(
          "lineItemLearningObjectiveIds",
          "lineItemScoreScales",
          "resultLearningObjectiveIds",
          "resultScoreScales",
          "roles",
          "scoreScales",
          "userProfiles",
          "userResources");

  private final Map<String, String> manifest = new LinkedHashMap<>();
  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private boolean withManifest = true;

  public PackageBuilder() {
    manifest.put("manifest.version", "1.0");
    manifest.put("oneroster.version", "1.1");
    FILES_OF_1_1.forEach(file -> manifest.put("file." + file, "absent"));
  }

  /** A package of OneRoster 1.2, whose manifest lists more files. */
  public PackageBuilder version12() {
    manifest.put("oneroster.version", "1.2");
    FURTHER_FILES_OF_1_2.forEach(file -> manifest.putIfAbsent("file." + file, "absent"));
    return this;
  }

  /** A package as OneRoster 1.0 has it. */
  public PackageBuilder withoutManifest() {
    withManifest = false;
    return this;
  }

  /** A row of the manifest, or another value of it. */
  public PackageBuilder manifest(String property, String value) {
    manifest.put(property, value);
    return this;
  }

  /** Leaves a row of the manifest out. */
  public PackageBuilder manifestWithout(String property) {
    manifest.remove(property);
    return this;
  }

  /** A file that the manifest calls bulk. */
  public PackageBuilder bulk(RosterFile file, String... lines) {
    return manifest("file." + file.title(), "bulk").entry(file.fileName(), lines);
  }

  /** A file that the manifest calls delta. */
  public PackageBuilder delta(RosterFile file, String... lines) {
    return manifest("file." + file.title(), "delta").entry(file.fileName(), lines);
  }

  /** A file of the archive, of which the manifest says nothing; it replaces one of its name. */
  public PackageBuilder entry(String name, String... lines) {
    return entry(name, (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  /** The same, byte by byte. */
  public PackageBuilder entry(String name, byte[] bytes) {
    entries.put(name, bytes);
    return this;
  }

  /** Leaves a file of the archive out that the manifest speaks of. */
  public PackageBuilder without(RosterFile file) {
    entries.remove(file.fileName());
    return this;
  }

  /** The contents by their names in the archive, the manifest first. */
  public Map<String, byte[]> entries() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    if (withManifest) {
      List<String> lines = new ArrayList<>(List.of("propertyName,value"));
      manifest.forEach((property, value) -> lines.add(property + "," + value));
      all.put("manifest.csv", (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    all.putAll(entries);
    return all;
  }

  /** Writes the archive; the same contents make the same bytes. */
  public Path writeTo(Path file) {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> each : entries().entrySet()) {
        ZipEntry entry = new ZipEntry(each.getKey());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(each.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }
}
