package org.sisimport.importer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.sisimport.Shown;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.Limits;
import org.sisimport.district.Limits.Kind;
import org.sisimport.facts.Field;
import org.sisimport.facts.School;
import org.sisimport.importer.ValueTally.Share;
import org.sisimport.notice.HoldNotices.OverLimit;
import org.sisimport.oneroster.RosterCounts;
import org.sisimport.oneroster.RosterPlan;
import org.sisimport.students.StudentChange;

/**
 * Judges a plan before it is applied: what it would change, as shares of what we have, beside the
 * district's limits. It looks at what the plan writes and not at what the file says: a blank cell
 * that changes nothing is nobody's loss.
 */
final class Judge {

  private static final Set<Field> IDENTITY =
      EnumSet.of(
          Field.SSID, Field.LOCAL_STUDENT_ID, Field.LAST_NAME, Field.FIRST_NAME, Field.BIRTHDATE);

  private final DistrictFolder district;
  private final LocalDate day;
  private final List<OverLimit> over = new ArrayList<>();

  private Judge(DistrictFolder district, LocalDate day) {
    this.district = district;
    this.day = day;
  }

  /**
   * The limits that a plan exceeds.
   *
   * @param day decides whether limits are wider
   * @param last the last file of the pattern whose rows were believed; {@code null} for the first
   * @param ours how many students of the district we have; asked only where it matters
   */
  static List<OverLimit> judge(
      Planned<?> planned,
      DistrictFolder district,
      LocalDate day,
      @Nullable Run last,
      IntSupplier ours) {
    Judge judge = new Judge(district, day);
    judge.students(planned.plan());
    judge.created(planned.plan().counts().created(), ours);
    if (last != null) {
      judge.rows(planned.plan().counts().read(), last);
    }
    RosterPlan roster = planned.plan().roster();
    if (roster != null) {
      roster.files().forEach(judge::roster);
    }
    for (Field field : Field.values()) {
      judge.field(
          field,
          "would change",
          planned.values().changed(field),
          Kind.CHANGED,
          Kind.SCHOOL_CHANGED);
      judge.field(
          field,
          "would be taken away",
          planned.values().blanked(field),
          Kind.BLANKED,
          Kind.SCHOOL_BLANKED);
    }
    return judge.over;
  }

  private void students(Plan plan) {
    int matched = plan.counts().unchanged() + plan.counts().updated();
    Share another =
        new Share((int) plan.changes().stream().filter(Judge::changesIdentity).count(), matched);
    judge(
        Kind.IDENTITY,
        null,
        another,
        of(another, "our %,d students in the file")
            + " would get another SSID, name, birth date or local id");
    Share updated = new Share(plan.counts().updated(), matched);
    judge(
        Kind.UPDATED,
        null,
        updated,
        of(updated, "our %,d students in the file") + " would be updated");
  }

  private static boolean changesIdentity(StudentChange change) {
    return change.before() != null
        && change.fields().stream()
            .anyMatch(
                field ->
                    IDENTITY.contains(field.field())
                        // who had no SSID gets it by a likeness, and that is to be sure of
                        && (field.before() != null || field.field() == Field.SSID));
  }

  /** The first file of a district creates everybody, so it is not judged by that. */
  private void created(int created, IntSupplier ours) {
    Limits.Limit limit = district.limits().find(Kind.CREATED, day).orElse(null);
    int have = limit == null || created < limit.from() ? 0 : ours.getAsInt();
    if (have > 0) {
      Share share = new Share(created, have);
      judge(
          Kind.CREATED,
          null,
          share,
          text(
              "%,d students would be created beside the %,d whom we have (%s)",
              created, have, percent(share)));
    }
  }

  private void rows(int rows, Run last) {
    int before = last.counts().read();
    Share fewer = new Share(before - rows, before);
    Share more = new Share(rows - before, before);
    String seen =
        text(
            "the file has %,d rows, and the one before, of run %d on %s, had %,d: %,d ",
            rows, last.number(), last.day(), before, Math.abs(rows - before));
    judge(Kind.FEWER_ROWS, null, fewer, seen + "fewer (" + percent(fewer) + ")");
    judge(Kind.MORE_ROWS, null, more, seen + "more (" + percent(more) + ")");
  }

  private void roster(RosterCounts file) {
    Share lost = new Share(file.toBeDeleted(), file.active());
    judge(
        Kind.ROSTER_LOSS,
        null,
        lost,
        of(lost, "the %,d records of " + file.file().fileName() + " that we keep as active")
            + " would be to be deleted");
  }

  /** Where the whole district is over the limit, its schools are not told one by one. */
  private void field(
      Field field, String what, Map<String, Share> shares, Kind ofDistrict, Kind ofSchool) {
    Share all =
        new Share(
            shares.values().stream().mapToInt(Share::count).sum(),
            shares.values().stream().mapToInt(Share::whole).sum());
    String seen = field.title() + " " + what + " for ";
    if (judge(ofDistrict, field, all, seen + of(all, "our %,d students who have it"))) {
      return;
    }
    Limits.Limit limit = district.limits().find(ofSchool, day).orElse(null);
    if (limit == null) {
      return;
    }
    List<Map.Entry<String, Share>> schools =
        shares.entrySet().stream()
            .filter(school -> !school.getKey().isEmpty() && isOver(school.getValue(), limit))
            .sorted(Map.Entry.comparingByValue((one, two) -> two.count() - one.count()))
            .toList();
    if (!schools.isEmpty()) {
      Share most = schools.get(0).getValue();
      judge(
          ofSchool,
          field,
          most,
          seen
              + of(most, "the %,d students who have it")
              + " of "
              + named(schools.get(0).getKey())
              + others(schools.size() - 1));
    }
  }

  private static String others(int others) {
    return others == 0
        ? ""
        : text(", and for too many of %,d other %s", others, others == 1 ? "school" : "schools");
  }

  private boolean judge(Kind kind, @Nullable Field field, Share share, String seen) {
    Limits.Limit limit = district.limits().find(kind, day).orElse(null);
    if (limit == null || !isOver(share, limit)) {
      return false;
    }
    over.add(
        new OverLimit(
            kind.key(), field, seen, limit.most(share.whole()), limit.percent(), limit.from()));
    return true;
  }

  private String named(String school) {
    for (School known : district.schools()) {
      if (ValueTally.school(known.code(), known.siteCode()).equals(school)) {
        return Shown.quoted(known.name()) + " (" + Shown.text(school) + ")";
      }
    }
    return "school " + Shown.text(school);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.US, format, values);
  }

  private static boolean isOver(Share share, Limits.Limit limit) {
    return share.count() > limit.most(share.whole());
  }

  private static String percent(Share share) {
    return text("%.1f %%", 100.0 * share.count() / share.whole());
  }

  /** {@code 31 of our 120 students (25.8 %)}. */
  private static String of(Share share, String students) {
    return text("%,d of " + students + " (%s)", share.count(), share.whole(), percent(share));
  }
}
