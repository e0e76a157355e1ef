package org.sisimport.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sisimport.facts.District;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.Field;
import org.sisimport.facts.IncomingStudent;
import org.sisimport.facts.School;
import org.sisimport.facts.SourceFile;
import org.sisimport.facts.Values;
import org.sisimport.students.Elsewhere;
import org.sisimport.students.Students;

/** Invented students of one district, numbered from 1 as they are added. */
final class OurStudents implements Students {

  static final District DISTRICT =
      new District("9900001", "Cedar Flat Unified", Set.of(), true, false, false, false);
  static final SourceFile FILE = new SourceFile("cedar_demographics.csv", null, true);

  private final List<ExistingStudent> all = new ArrayList<>();
  private int asked;

  static IncomingStudent row(Map<Field, String> values) {
    return new IncomingStudent(2, Values.of(values));
  }

  static ExistingStudent student(int id, Map<Field, String> values) {
    return new ExistingStudent(id, Values.of(values), "Active", null, null, false, null, 1);
  }

  OurStudents with(Map<Field, String> values) {
    all.add(student(all.size() + 1, values));
    return this;
  }

  Matcher matcher(School... schools) {
    return matcherOfFileWith(Set.of(), schools);
  }

  /** A matcher of a file that has rows of these SSIDs. */
  Matcher matcherOfFileWith(Set<String> ssids, School... schools) {
    return new Matcher(this, DISTRICT, FILE, new Schools(List.of(schools)), ssids::contains);
  }

  /** How often someone asked for all students. */
  int asked() {
    return asked;
  }

  @Override
  public @Nullable ExistingStudent findBySsid(String ssid) {
    return all.stream().filter(student -> ssid.equals(student.ssid())).findFirst().orElse(null);
  }

  @Override
  public Collection<ExistingStudent> all() {
    asked++;
    return all;
  }

  @Override
  public Map<String, Elsewhere> findInOtherDistricts(Collection<String> ssids) {
    return Map.of();
  }
}
