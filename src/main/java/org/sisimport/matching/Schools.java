package org.sisimport.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sisimport.facts.School;

/**
 * The school entities of one district, by their code. Site codes are compared trimmed and without
 * regard to case; {@code 1} and {@code 01} are two site codes.
 */
public final class Schools {

  private final Map<String, List<School>> byCode = new HashMap<>();

  /**
   * The entities of a district.
   *
   * @param entities in the order of {@code schools.csv}; several may share a code
   */
  public Schools(List<School> entities) {
    for (School entity : entities) {
      byCode.computeIfAbsent(entity.code(), code -> new ArrayList<>(1)).add(entity);
    }
    byCode.replaceAll((code, sharing) -> List.copyOf(sharing));
  }

  /** The entities of a code in the order of {@code schools.csv}; empty where there is none. */
  public List<School> byCode(String code) {
    return byCode.getOrDefault(code, List.of());
  }

  /**
   * The entity of that code and site code; {@code null} where none or more than one is.
   *
   * @param siteCode blank: none is meant
   */
  public @Nullable School findBySiteCode(String code, @Nullable String siteCode) {
    return siteCode == null || siteCode.isBlank()
        ? null
        : onlyOf(byCode(code), school -> Texts.same(school.siteCode(), siteCode));
  }

  /**
   * The entity to which a student of that code and site code is assigned.
   *
   * @param siteCode the assigned entity's; where there is none, the entity is the only one of its
   *     code, or the only one of them without site code
   * @return {@code null} where that tells no entity, or {@code schools.csv} has it no more
   */
  @Nullable School findAssigned(@Nullable String code, @Nullable String siteCode) {
    if (code == null) {
      return null;
    }
    if (!isBlank(siteCode)) {
      return findBySiteCode(code, siteCode);
    }
    List<School> sharing = byCode(code);
    return sharing.size() == 1
        ? sharing.get(0)
        : onlyOf(sharing, school -> isBlank(school.siteCode()));
  }

  private static @Nullable School onlyOf(List<School> schools, Predicate<School> wanted) {
    School found = null;
    for (School school : schools) {
      if (wanted.test(school)) {
        if (found != null) {
          return null;
        }
        found = school;
      }
    }
    return found;
  }

  private static boolean isBlank(@Nullable String siteCode) {
    return siteCode == null || siteCode.isBlank();
  }
}
