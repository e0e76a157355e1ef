package org.sisimport.district;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sisimport.facts.District;
import org.sisimport.facts.School;

/**
 * One district's folder, read and checked.
 *
 * @param folder the folder that holds {@code district.yaml}
 * @param district what rules see of it
 * @param state whether its files are evaluated, applied or left
 * @param source where its files come from
 * @param files the file names it uses, in the order in which a file tries them
 * @param vendor the code rules of a student information system that it opted into, the name of a
 *     file in {@code rules/vendors} without {@code .drl}; {@code null} for none
 * @param dates decides date columns that prove nothing themselves; {@code null} where not stated
 * @param charset of its text files; {@code null} where it is to be found out
 * @param delimiter of its text files, one of {@code , ; |} and tab; {@code null} where it is to be
 *     found out
 * @param schools its school entities, in the order of {@code schools.csv}; empty without that file
 * @param times when its files may be taken
 * @param limits how much a file may change before it waits for a person
 * @param strictPackages whether a OneRoster package that deviates from the specification is refused
 *     also where it could be read in spite of that
 * @param outgoing what goes back to its own system; {@code null} for nothing
 */
public record DistrictFolder(
    Path folder,
    District district,
    State state,
    SourceConfig source,
    List<FilePattern> files,
    @Nullable String vendor,
    @Nullable DayMonthOrder dates,
    @Nullable Charset charset,
    @Nullable Character delimiter,
    List<School> schools,
    Times times,
    Limits limits,
    boolean strictPackages,
    @Nullable Outgoing outgoing) {

  /** In which its days begin and end. */
  public ZoneId zone() {
    return times.zone();
  }

  /** Seven digits. */
  public String code() {
    return district.code();
  }

  /**
   * What of its settings decides about students, beside the rules, as a text that differs where
   * they do.
   */
  public String deciding() {
    return district + ", " + vendor + ", " + schools;
  }

  /** The folder of the district's own rule files; it need not be there. */
  public Path rules() {
    return folder.resolve("rules");
  }

  /** The pattern that takes a file of that name; empty where the district uses no such name. */
  public Optional<FilePattern> findPattern(String fileName) {
    return files.stream().filter(pattern -> pattern.matches(fileName)).findFirst();
  }
}
