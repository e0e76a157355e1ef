package org.sisimport.district;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sisimport.Shown;
import org.sisimport.facts.School;

/**
 * What is in order in a district's {@code schools.csv}, and yet leaves students at schools that
 * their file no longer names.
 */
public final class SchoolHints {

  private static final String FILE = "schools.csv";

  private SchoolHints() {}

  /** One for each thing; empty where there is nothing to say. */
  public static List<DistrictSetupException.Problem> of(DistrictFolder district) {
    String file = district.source().file().replace("district.yaml", FILE);
    List<DistrictSetupException.Problem> hints = new ArrayList<>();
    if (district.schools().isEmpty()) {
      hints.add(
          new DistrictSetupException.Problem(
              file,
              0,
              (Files.exists(district.folder().resolve(FILE))
                      ? "it lists no school"
                      : "it is not there")
                  + ", so no School of Attendance of a file is a school of the district, and every"
                  + " student stays at the school that we have; list the district's schools in it"));
    }
    Map<String, List<School>> byCode = new LinkedHashMap<>();
    for (School school : district.schools()) {
      byCode.computeIfAbsent(school.code(), none -> new ArrayList<>()).add(school);
    }
    byCode.forEach(
        (code, sharing) -> {
          if (sharing.size() > 1 && sharing.stream().noneMatch(School::isDefault)) {
            hints.add(new DistrictSetupException.Problem(file, 0, shared(code, sharing)));
          }
        });
    return hints;
  }

  private static String shared(String code, List<School> sharing) {
    return "the code "
        + code
        + " is shared by "
        + sharing.stream()
            .map(school -> Shown.text(school.name()))
            .collect(Collectors.joining(" and "))
        + ", and none of them is the default: where a file has no Site Code that says which, the"
        + " student's school stays as it is; write yes into the column `default` of one";
  }
}
