package org.sisimport.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.sisimport.facts.Field;
import org.sisimport.facts.Heading;

/** Which headings may be meant for a required field that none of them is. Only a suggestion. */
final class NearestHeadings {

  private static final double NEAR = 0.8;
  private static final int SHOWN = 3;
  private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();

  private NearestHeadings() {}

  /** The headings that are like the field's usual names, the likest first. */
  static List<String> list(Field field, List<String> headings) {
    List<Near> near = new ArrayList<>();
    for (String heading : headings) {
      double likeness = likeness(field, heading);
      if (likeness >= NEAR) {
        near.add(new Near(heading, likeness));
      }
    }
    near.sort(Comparator.comparingDouble(Near::likeness).reversed());
    return near.stream().map(Near::heading).limit(SHOWN).toList();
  }

  private static double likeness(Field field, String heading) {
    String key = Heading.key(heading);
    double best = SIMILARITY.apply(Heading.key(field.title()), key);
    for (String name : usualNames(field)) {
      best = Math.max(best, SIMILARITY.apply(name, key));
    }
    return best;
  }

  private static List<String> usualNames(Field field) {
    return switch (field) {
      case SSID -> List.of("statestudentid", "statewidestudentidentifier", "stateid");
      case LAST_NAME -> List.of("surname", "familyname", "studentlastname");
      case FIRST_NAME -> List.of("givenname", "forename", "studentfirstname");
      case BIRTHDATE -> List.of("dateofbirth", "birthday", "dob");
      default -> List.of();
    };
  }

  private record Near(String heading, double likeness) {}
}
