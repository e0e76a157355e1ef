package org.sisimport.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sisimport.facts.Difference;
import org.sisimport.facts.District;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.Field;
import org.sisimport.facts.IncomingStudent;
import org.sisimport.facts.Match;
import org.sisimport.facts.Resemblance;
import org.sisimport.facts.School;
import org.sisimport.facts.SchoolChoice;
import org.sisimport.facts.SourceFile;
import org.sisimport.students.Students;

/**
 * Lays rows beside our students: the facts that rules judge. For one file; not safe for several
 * threads.
 */
public final class Matcher {

  private static final int MOST_RESEMBLANCES = 5;

  /** {@link SchoolChoice} decides these. */
  private static final Set<Field> OF_SCHOOL_CHOICE =
      EnumSet.of(Field.SCHOOL_OF_ATTENDANCE, Field.SITE_CODE);

  private static final Field[] COMPARED =
      EnumSet.complementOf(EnumSet.copyOf(OF_SCHOOL_CHOICE)).toArray(Field[]::new);

  private final Students ours;
  private final District district;
  private final SourceFile file;
  private final Schools schools;
  private final Predicate<String> inFile;

  /** Built for the first row that has no match by SSID: most files have few, many have none. */
  private @Nullable Candidates candidates;

  /**
   * Facts of one file's rows.
   *
   * @param ours the district's students, who do not change while the file is planned
   * @param schools the district's school entities
   * @param inFile whether the file has a row of that SSID: a student of ours who has a row of their
   *     own is rarely behind another one, and mostly a twin
   */
  public Matcher(
      Students ours,
      District district,
      SourceFile file,
      Schools schools,
      Predicate<String> inFile) {
    this.ours = ours;
    this.district = district;
    this.file = file;
    this.schools = schools;
    this.inFile = inFile;
  }

  /**
   * A row together with our student.
   *
   * @param bySsid found by its SSID; else by a loose match that a rule used
   */
  public Match match(IncomingStudent row, ExistingStudent existing, boolean bySsid) {
    boolean sameFirstName = Names.same(row.firstName(), existing.firstName());
    boolean sameLastName = Names.same(row.lastName(), existing.lastName());
    return new Match(
        row,
        existing,
        district,
        file,
        bySsid,
        Birthdates.same(row.birthdate(), existing.birthdate()),
        Birthdates.other(row.birthdate(), existing.birthdate()),
        sameFirstName,
        !sameFirstName && Names.differ(row.firstName(), existing.firstName()),
        sameLastName,
        !sameLastName && Names.differ(row.lastName(), existing.lastName()),
        Texts.same(row.localId(), existing.localId()));
  }

  /**
   * The fields of which the row says something other than we do, in the order of {@link Field}.
   * Codes are compared without regard to case, everything else to the letter: a name with an accent
   * that ours lacks is a difference. A blank says nothing. The SSID is in it only where we have
   * none: it is never changed.
   */
  public List<Difference> differences(Match match) {
    List<Difference> differences = List.of();
    for (Field field : COMPARED) {
      String theirs = match.student().values().get(field);
      if (theirs == null) {
        continue;
      }
      String own = match.existing().values().get(field);
      if (theirs.equals(own) || theirs.isBlank() || isSameCode(field, theirs, own)) {
        continue;
      }
      if (field == Field.SSID && (match.bySsid() || own != null)) {
        continue;
      }
      if (differences.isEmpty()) {
        differences = new ArrayList<>(4);
      }
      differences.add(new Difference(match, field, own, theirs));
    }
    return differences;
  }

  private static boolean isSameCode(Field field, String theirs, @Nullable String own) {
    return switch (field.kind()) {
      case CODE, SCHOOL_CODE, DISTRICT_CODE -> theirs.equalsIgnoreCase(own);
      case SSID, NAME, TEXT, DATE -> false;
    };
  }

  /**
   * Those of our students whom a row with an unknown SSID resembles, the best first: five, and
   * beyond them everybody without an SSID, because nobody who may be one of these is ever created;
   * none where nobody is anything like it, and none where the file's birth dates are not known. The
   * margin of each is its score less the best score of any other, so it is negative for all but the
   * best.
   */
  public List<Resemblance> resemblances(IncomingStudent row) {
    if (!file.birthdatesKnown()) {
      return List.of();
    }
    if (candidates == null) {
      candidates = new Candidates(ours.all());
    }
    Name last = Name.of(row.lastName());
    Name first = Name.of(row.firstName());
    List<Likeness> alike = new ArrayList<>();
    for (int number : candidates.find(row, last, first)) {
      ExistingStudent existing = candidates.student(number);
      Likeness likeness =
          Likeness.find(
              row,
              last,
              first,
              existing,
              candidates.lastName(number),
              candidates.firstName(number));
      if (likeness != null) {
        alike.add(likeness);
      }
    }
    alike.sort(
        Comparator.comparingDouble(Likeness::score)
            .reversed()
            .thenComparingInt(likeness -> likeness.existing().id()));
    List<Resemblance> best = new ArrayList<>(Math.min(alike.size(), MOST_RESEMBLANCES));
    for (int i = 0; i < alike.size(); i++) {
      ExistingStudent existing = alike.get(i).existing();
      if (i < MOST_RESEMBLANCES || existing.ssid() == null) {
        best.add(alike.get(i).asFact(row, findBestOther(alike, alike.get(i)), hasOwnRow(existing)));
      }
    }
    return best;
  }

  /** Who has a row of their own is no rival of one who has none. */
  private @Nullable Double findBestOther(List<Likeness> alike, Likeness one) {
    boolean ownRow = hasOwnRow(one.existing());
    for (Likeness other : alike) {
      if (other != one && (ownRow || !hasOwnRow(other.existing()))) {
        return other.score();
      }
    }
    return null;
  }

  private boolean hasOwnRow(ExistingStudent existing) {
    String ssid = existing.ssid();
    return ssid != null && inFile.test(ssid);
  }

  /**
   * What a row's School of Attendance may mean. A Site Code alone is one of the school code that
   * our student has.
   *
   * @param existing the student whom we have; {@code null} for a stranger
   * @return {@code null} where the row names no school
   */
  public @Nullable SchoolChoice schoolChoice(
      IncomingStudent row, @Nullable ExistingStudent existing) {
    String codeNow = existing == null ? null : existing.schoolOfAttendance();
    String code = row.schoolOfAttendance();
    if (code == null && row.siteCode() != null) {
      code = codeNow;
    }
    if (code == null || code.isBlank()) {
      return null;
    }
    List<School> sharing = schools.byCode(code);
    School only = sharing.size() == 1 ? sharing.get(0) : null;
    return new SchoolChoice(
        row,
        existing,
        code,
        sharing,
        existing == null ? null : schools.findAssigned(codeNow, existing.siteCode()),
        schools.findBySiteCode(code, row.siteCode()),
        only,
        defaultOf(sharing),
        code.equals(codeNow));
  }

  private static @Nullable School defaultOf(List<School> sharing) {
    for (School school : sharing) {
      if (school.isDefault()) {
        return school;
      }
    }
    return null;
  }
}
