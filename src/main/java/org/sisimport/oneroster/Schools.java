package org.sisimport.oneroster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The schools of a roster, and at which of them a class is held on a day. */
final class Schools {

  private static final String SCHOOL = "school";

  private final String day;
  private final Map<String, School> schools = new HashMap<>();
  private final Map<String, Boolean> sessions = new HashMap<>();
  private final Map<String, OfClass> classes = new HashMap<>();

  /**
   * A class.
   *
   * @param school {@code null} where the roster has none of its sourcedId
   * @param current whether one of its terms has begun and not ended; also where nothing is known of
   *     its terms
   */
  private record OfClass(@Nullable School school, boolean current) {}

  private Schools(LocalDate day) {
    this.day = day.toString();
  }

  /** Reads orgs, academic sessions and classes. */
  static Schools read(Overlay roster, LocalDate day) {
    Schools read = new Schools(day);
    roster.forEach(RosterFile.ORGS, (org, came) -> read.addOrg(org));
    roster.forEach(RosterFile.ACADEMIC_SESSIONS, (session, came) -> read.addSession(session));
    roster.forEach(RosterFile.CLASSES, (ofClass, came) -> read.addClass(ofClass));
    return read;
  }

  private void addOrg(RosterRecord org) {
    if (org.status() == RosterStatus.ACTIVE && org.value("type").equals(SCHOOL)) {
      schools.put(
          org.sourcedId(), new School(org.sourcedId(), org.value("identifier"), org.value("name")));
    }
  }

  private void addSession(RosterRecord session) {
    if (session.status() == RosterStatus.ACTIVE) {
      sessions.put(
          session.sourcedId(), isWithin(session.value("startDate"), session.value("endDate")));
    }
  }

  private void addClass(RosterRecord ofClass) {
    if (ofClass.status() == RosterStatus.ACTIVE) {
      classes.put(
          ofClass.sourcedId(),
          new OfClass(
              schools.get(ofClass.value("schoolSourcedId")),
              isCurrent(ofClass.list("termSourcedIds"))));
    }
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
}
