package org.sisimport.aeries;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.sisimport.Shown;
import org.sisimport.UnexpectedAnswerException;
import org.sisimport.UnexpectedAnswerException.Remedy;

/**
 * What every visit asks first: who answers, by which clock and in which school year, and which
 * schools there are.
 */
public final class Beginning {

  /** How Aeries names the schools that only hold codes. */
  private static final String ONLY_CODES = "ZZZ";

  /** How far the server's clock may be from ours; who is farther off has another day. */
  private static final Duration FARTHEST = Duration.ofDays(1);

  /** As Windows and as IANA name time zones. */
  private static final Pattern ZONE = Pattern.compile("[A-Za-z0-9 /_+:().,&-]{1,60}");

  private final Answer systemInfo;
  private final Answer schoolList;
  private final List<Long> schools;

  private Beginning(Answer systemInfo, Answer schoolList, List<Long> schools) {
    this.systemInfo = systemInfo;
    this.schoolList = schoolList;
    this.schools = schools;
  }

  /**
   * Asks.
   *
   * @param wanted the school codes that are read; empty for all that are active
   * @param now by our clock
   * @throws UnexpectedAnswerException where the clock cannot be read, or is another day's, or a
   *     wanted school or any is missing
   */
  public static Beginning ask(AeriesApi api, Set<Long> wanted, Instant now) {
    Answer systemInfo = api.get(AeriesPath.systemInfo()).orElseThrow();
    Answer schoolList = api.get(AeriesPath.schools()).orElseThrow();
    Beginning beginning = new Beginning(systemInfo, schoolList, schools(schoolList, wanted));
    beginning.checkClock(now);
    return beginning;
  }

  /** Of another day, other programs and enrollments would be current than are. */
  private void checkClock(Instant now) {
    Duration ahead;
    try {
      ahead = Duration.between(now, asOf());
    } catch (DateTimeException e) {
      throw new UnexpectedAnswerException(
          Remedy.PERSON,
          "gives systeminfo a CurrentDateTime that is no time with an offset, so that nobody knows"
              + " since when changes are to be asked for");
    }
    if (ahead.abs().compareTo(FARTHEST) > 0) {
      throw new UnexpectedAnswerException(
          Remedy.PERSON,
          "has a clock that is "
              + Math.max(1, ahead.abs().toDays())
              + (ahead.abs().toDays() > 1 ? " days " : " day ")
              + (ahead.isNegative() ? "behind" : "ahead of")
              + " this machine's, so that nobody knows which programs are current: whichever is"
              + " wrong must be set");
    }
  }

  private static List<Long> schools(Answer list, Set<Long> wanted) {
    TreeSet<Long> active = new TreeSet<>();
    for (Map<String, String> school : list.rows()) {
      long code = Long.parseLong(school.get("SchoolCode"));
      boolean counts =
          code != 0
              && school.getOrDefault("InactiveStatusCode", "").isBlank()
              && !school.getOrDefault("Name", "").startsWith(ONLY_CODES);
      if (counts) {
        active.add(code);
      }
    }
    List<Long> missing = wanted.stream().filter(code -> !active.contains(code)).toList();
    if (!missing.isEmpty()) {
      throw new UnexpectedAnswerException(
          Remedy.PERSON,
          "has no active school "
              + missing.get(0)
              + ", which `schools` lists"
              + (missing.size() == 1 ? "" : ", nor " + (missing.size() - 1) + " more of them"));
    }
    if (active.isEmpty()) {
      throw new UnexpectedAnswerException(
          Remedy.PERSON,
          "answers schools with none that is active, so that there is nobody to read");
    }
    return wanted.isEmpty() ? new ArrayList<>(active) : new TreeSet<>(wanted).stream().toList();
  }

  /** What the server's clock said. */
  OffsetDateTime asOf() {
    return OffsetDateTime.parse(of("CurrentDateTime"));
  }

  /** Blank where it tells none, or what is no name of one. */
  String zone() {
    String zone = of("LocalTimeZoneName");
    return ZONE.matcher(zone).matches() ? zone : "";
  }

  String databaseYear() {
    return of("DatabaseYear");
  }

  /** The codes of the schools that are read, in their order. */
  List<Long> schools() {
    return schools;
  }

  void writeTo(PullWriter writer) {
    writer.write(systemInfo);
    writer.write(schoolList);
  }

  /** What was seen, in one line for a person. */
  public String sentence() {
    return "Aeries "
        + Shown.text(of("AeriesVersion"))
        + " answers, school year "
        + Shown.text(databaseYear())
        + ", its clock says "
        + asOf()
        + "; "
        + schools.size()
        + " of its "
        + schoolList.rows().size()
        + " schools are read";
  }

  private String of(String field) {
    return systemInfo.rows().get(0).getOrDefault(field, "");
  }
}
