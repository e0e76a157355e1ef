package org.sisimport.oneroster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The schools of a roster, and at which of them a class is held on a day. */
final class Schools {

  private static final String SCHOOL = "school";
  private static final Students.Place ABSENCE = new Students.Place(RosterFile.ORGS, 1);

  private final String day;
  private final Map<String, School> schools = new HashMap<>();
  private final Map<String, Boolean> sessions = new HashMap<>();
  private final Map<String, OfClass> classes = new HashMap<>();
  private final Map<String, Students.Place> orgsThatCame = new HashMap<>();
  private final Map<String, Students.Place> sessionsThatCame = new HashMap<>();

  /** Of classes that came, or one of whose terms or whose school did. */
  private final Map<String, Students.Place> classesThatCame = new HashMap<>();

  /** As they are kept; {@code null} where all students are in the package anyhow. */
  private final @Nullable Schools before;

  /**
   * A class.
   *
   * @param school {@code null} where the roster has none of its sourcedId
   * @param current whether one of its terms has begun and not ended; also where nothing is known of
   *     its terms
   */
  private record OfClass(@Nullable School school, boolean current) {}

  private Schools(LocalDate day, @Nullable Schools before) {
    this.day = day.toString();
    this.before = before;
  }

  /** Reads orgs, academic sessions and classes. */
  static Schools read(Overlay roster, LocalDate day) {
    Schools read = new Schools(day, roster.knowsOtherUsers() ? readKept(roster, day) : null);
    roster.forEach(RosterFile.ORGS, read::addOrg);
    roster.forEach(RosterFile.ACADEMIC_SESSIONS, read::addSession);
    roster.forEach(RosterFile.CLASSES, read::addClass);
    return read;
  }

  private static Schools readKept(Overlay roster, LocalDate day) {
    Schools kept = new Schools(day, null);
    roster.forEachKept(RosterFile.ORGS, org -> kept.addOrg(org, false));
    roster.forEachKept(RosterFile.ACADEMIC_SESSIONS, session -> kept.addSession(session, false));
    roster.forEachKept(RosterFile.CLASSES, ofClass -> kept.addClass(ofClass, false));
    return kept;
  }

  private void addOrg(RosterRecord org, boolean came) {
    if (came) {
      orgsThatCame.put(org.sourcedId(), place(org));
    }
    if (org.status() == RosterStatus.ACTIVE && org.value("type").equals(SCHOOL)) {
      schools.put(
          org.sourcedId(), new School(org.sourcedId(), org.value("identifier"), org.value("name")));
    }
  }

  private void addSession(RosterRecord session, boolean came) {
    if (came) {
      sessionsThatCame.put(session.sourcedId(), place(session));
    }
    if (session.status() == RosterStatus.ACTIVE) {
      sessions.put(
          session.sourcedId(), isWithin(session.value("startDate"), session.value("endDate")));
    }
  }

  private void addClass(RosterRecord ofClass, boolean came) {
    String school = ofClass.value("schoolSourcedId");
    List<String> terms = ofClass.list("termSourcedIds");
    if (came) {
      classesThatCame.put(ofClass.sourcedId(), place(ofClass));
    } else {
      Stream.concat(
              Stream.ofNullable(orgsThatCame.get(school)),
              terms.stream().map(sessionsThatCame::get).filter(Objects::nonNull))
          .findFirst()
          .ifPresent(place -> classesThatCame.put(ofClass.sourcedId(), place));
    }
    if (ofClass.status() == RosterStatus.ACTIVE) {
      classes.put(ofClass.sourcedId(), new OfClass(schools.get(school), isCurrent(terms)));
    }
  }

  private static Students.Place place(RosterRecord record) {
    return new Students.Place(record.file(), record.line());
  }

  private boolean isCurrent(List<String> terms) {
    boolean known = false;
    for (String term : terms) {
      Boolean current = sessions.get(term);
      if (Boolean.TRUE.equals(current)) {
        return true;
      }
      known |= current != null;
    }
    return !known;
  }

  /**
   * Whether the day is not before the first and before the last: ends are exclusive. Days are ISO,
   * so that they compare as texts.
   *
   * @param begin {@code ""} where it has always been so
   * @param end {@code ""} where it does not end
   */
  boolean isWithin(String begin, String end) {
    return (begin.isEmpty() || begin.compareTo(day) <= 0)
        && (end.isEmpty() || day.compareTo(end) < 0);
  }

  /** The school of that sourcedId; {@code null} where there is no such org or it is no school. */
  @Nullable School find(String sourcedId) {
    return schools.get(sourcedId);
  }

  /** Those of the sourcedIds that are schools, each once. */
  List<School> list(List<String> sourcedIds) {
    List<School> found = new ArrayList<>(1);
    for (String sourcedId : sourcedIds) {
      School school = schools.get(sourcedId);
      if (school != null && !found.contains(school)) {
        found.add(school);
      }
    }
    return found;
  }

  /**
   * Where an enrollment leads on the day. An enrollment without an end of its own ends with the
   * terms of its class.
   *
   * @return its school, or else that of its class; {@code null} where it leads nowhere
   */
  @Nullable School findCurrent(RosterRecord enrollment) {
    OfClass ofClass = classes.get(enrollment.value("classSourcedId"));
    String end = enrollment.value("endDate");
    boolean current =
        isWithin(enrollment.value("beginDate"), end)
            && (!end.isEmpty() || ofClass == null || ofClass.current);
    if (!current) {
      return null;
    }
    School school = schools.get(enrollment.value("schoolSourcedId"));
    return school == null && ofClass != null ? ofClass.school : school;
  }

  /**
   * Which record of the package lets an enrollment that is kept lead elsewhere than until now.
   *
   * @return line 1 of orgs.csv where that is an absence; {@code null} where it leads where it did
   */
  Students.@Nullable Place findWhatMoves(RosterRecord enrollment) {
    if (before == null || Objects.equals(findCurrent(enrollment), before.findCurrent(enrollment))) {
      return null;
    }
    Students.Place ofSchool = orgsThatCame.get(enrollment.value("schoolSourcedId"));
    return ofSchool != null
        ? ofSchool
        : classesThatCame.getOrDefault(enrollment.value("classSourcedId"), ABSENCE);
  }

  /**
   * Which record of the package makes one of these orgs another school than until now.
   *
   * @return line 1 of orgs.csv where that is an absence; {@code null} where none is another
   */
  Students.@Nullable Place findWhatChanges(List<String> orgs) {
    if (before == null) {
      return null;
    }
    for (String org : orgs) {
      if (!Objects.equals(schools.get(org), before.schools.get(org))) {
        return orgsThatCame.getOrDefault(org, ABSENCE);
      }
    }
    return null;
  }
}
