package org.sisimport.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sisimport.oneroster.RosterFile.ACADEMIC_SESSIONS;
import static org.sisimport.oneroster.RosterFile.ORGS;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sisimport.notice.Notice;
import org.sisimport.store.Database;
import org.sisimport.store.TestEngine;

/** Nights of packages, one after the other, over what is kept. */
@ParameterizedClass
@EnumSource(TestEngine.class)
class RosterPlannerTest {

  private static final String DISTRICT = "9900001";
  private static final String OTHER_DISTRICT = "9900002";
  private static final String HEADER = "sourcedId,status,dateLastModified,name,type";
  private static final Instant FIRST_NIGHT = Instant.parse("2026-11-02T09:00:00Z");

  private final TestEngine.TestDatabase opened;
  private final Database database;
  private final RosterRegister register;
  private final Path folder;
  private int nights;

  RosterPlannerTest(TestEngine engine, @TempDir Path folder) {
    this.folder = folder;
    opened = engine.create();
    database = opened.database();
    register = database.roster();
  }

  @AfterEach
  void close() {
    opened.close();
  }

  // ---- bulk ----

  @Test
  void theFirstPackageAddsEverythingAndTheSameOnceMoreChangesNothing() {
    PackageBuilder sent = bulk("oak,,,Oak,school", "elm,,,Elm,school");

    assertThat(night(sent)).isEqualTo(counts().read(2).added(2).of(RosterMode.BULK));
    assertThat(night(sent)).isEqualTo(counts().read(2).unchanged(2).active(2).of(RosterMode.BULK));
    assertThat(kept()).containsOnly(Map.entry("oak", "Oak active"), Map.entry("elm", "Elm active"));
  }

  @Test
  void anotherOrderAndAnotherLineAreNoChange() {
    night(bulk("oak,,,Oak,school", "elm,,,Elm,school"));

    assertThat(night(bulk("elm,,,Elm,school", "oak,,,Oak,school")).unchanged()).isEqualTo(2);
  }

  @Test
  void aValueAnExtensionAndAnEmptyCellThatDifferAreChanges() {
    String header = HEADER + ",identifier,parentSourcedId,metadata.zone";
    night(orgs(header, "oak,,,Oak,school,1,,a", "elm,,,Elm,school,2,,a", "ash,,,Ash,school,3,,a"));

    RosterCounts counts =
        night(
            orgs(
                header,
                "oak,,,Oak Elementary,school,1,,a",
                "elm,,,Elm,school,,,a",
                "ash,,,Ash,school,3,,b"));

    assertThat(counts).isEqualTo(counts().read(3).changed(3).active(3).of(RosterMode.BULK));
    assertThat(register.listAudit(2))
        .extracting(audit -> audit.sourcedId() + " " + audit.column())
        .containsExactlyInAnyOrder("oak name", "elm identifier", "ash metadata.zone");
  }

  @Test
  void whatIsAbsentIsToBeDeletedAndComesBackWhenItReappears() {
    night(bulk("oak,,,Oak,school", "elm,,,Elm,school"));

    assertThat(night(bulk("oak,,,Oak,school")))
        .isEqualTo(counts().read(1).unchanged(1).toBeDeleted(1).active(2).of(RosterMode.BULK));

    assertThat(kept()).containsEntry("elm", "Elm tobedeleted");
    assertThat(record("elm").dateLastModified()).isEqualTo(FIRST_NIGHT.plus(Duration.ofDays(1)));
    assertThat(night(bulk("oak,,,Oak,school")))
        .as("gone once")
        .isEqualTo(counts().read(1).unchanged(1).active(1).of(RosterMode.BULK));

    assertThat(night(bulk("oak,,,Oak,school", "elm,,,Elm Middle,school")))
        .isEqualTo(counts().read(2).unchanged(1).back(1).active(1).of(RosterMode.BULK));
    assertThat(kept()).containsEntry("elm", "Elm Middle active");
  }

  @Test
  void aRowThatCannotBeReadIsNotAbsent() {
    night(bulk("oak,,,Oak,school", "elm,,,Elm,school", "ash,,,Ash,school"));

    RosterCounts counts = night(bulk("oak,,,Oak,school", "elm,,,Elm"));

    assertThat(counts)
        .isEqualTo(
            counts().read(1).unchanged(1).toBeDeleted(1).refused(1).active(3).of(RosterMode.BULK));
    assertThat(kept()).containsEntry("elm", "Elm active").containsEntry("ash", "Ash tobedeleted");
  }

  @Test
  void nothingIsAbsentWhereNobodyCanSayWhoseARowIs() {
    night(bulk("oak,,,Oak,school", "elm,,,Elm,school", "ash,,,Ash,school"));

    RosterPlan plan = plan(bulk("oak,,,Oak,school", ",,,Elm,school"));

    assertThat(plan.files().get(0).toBeDeleted()).isZero();
    assertThat(plan.notices())
        .extracting(Notice::message)
        .containsExactly(
            "2 records that are kept are not in orgs.csv, but may be in rows that could not be"
                + " read; they stay active");
  }

  @Test
  void aFileThatIsNotInThePackageChangesNothing() {
    night(bulk("oak,,,Oak,school"));

    RosterPlan plan =
        plan(
            new PackageBuilder()
                .bulk(
                    ACADEMIC_SESSIONS,
                    "sourcedId,status,dateLastModified,title,type,startDate,endDate,"
                        + "parentSourcedId,schoolYear",
                    "year,,,2026-27,schoolYear,2026-08-12,2027-06-05,,2027"));

    assertThat(plan.files()).extracting(RosterCounts::file).containsExactly(ACADEMIC_SESSIONS);
    apply(plan);
    assertThat(kept()).containsOnly(Map.entry("oak", "Oak active"));
  }

  @Test
  void thousandsOfAbsentRecordsAreFoundAndEachIsToBeDeletedOnce() {
    String[] all =
        IntStream.range(0, 7_001).mapToObj(i -> "s-" + i + ",,,S,school").toArray(String[]::new);
    night(bulk(all));

    assertThat(night(bulk("s-17,,,S,school")).toBeDeleted()).isEqualTo(7_000);
    assertThat(register.count(DISTRICT, ORGS))
        .isEqualTo(new RosterRegister.KeptFile(ORGS, 1, 7_000, 2L));
    assertThat(night(bulk(all)).back()).isEqualTo(7_000);
  }

  @Test
  void anotherDistrictsRosterIsNotAbsent() {
    night(bulk("oak,,,Oak,school"));
    PackageBuilder sent = bulk("elm,,,Elm,school");
    apply(OTHER_DISTRICT, plan(OTHER_DISTRICT, sent));

    assertThat(plan(OTHER_DISTRICT, sent).files().get(0))
        .isEqualTo(counts().read(1).unchanged(1).active(1).of(RosterMode.BULK));
    assertThat(kept()).containsOnly(Map.entry("oak", "Oak active"));
  }

  // ---- delta ----

  @Test
  void aDeltaSaysOfEachRecordWhatBecomesOfIt() {
    night(bulk("oak,,,Oak,school", "elm,,,Elm,school", "ash,,,Ash,school", "fir,,,Fir,school"));
    night(bulk("oak,,,Oak,school", "elm,,,Elm,school", "ash,,,Ash,school"));

    RosterCounts counts =
        night(
            delta(
                "oak,active,2026-12-01T08:00:00Z,Oak,school",
                "elm,active,2026-12-01T08:00:00Z,Elm Middle,school",
                "ash,tobedeleted,2026-12-01T08:00:00Z,,",
                "fir,active,2026-12-01T08:00:00Z,Fir,school",
                "bay,active,2026-12-01T08:00:00Z,Bay,school"));

    assertThat(counts)
        .isEqualTo(
            counts()
                .read(5)
                .unchanged(1)
                .changed(1)
                .toBeDeleted(1)
                .back(1)
                .added(1)
                .active(3)
                .of(RosterMode.DELTA));
    assertThat(kept())
        .containsOnly(
            Map.entry("oak", "Oak active"),
            Map.entry("elm", "Elm Middle active"),
            Map.entry("ash", "Ash tobedeleted"),
            Map.entry("fir", "Fir active"),
            Map.entry("bay", "Bay active"));
    assertThat(record("ash").dateLastModified()).isEqualTo("2026-12-01T08:00:00Z");
  }

  @Test
  void aRowThatIsOlderThanWhatIsKeptIsNotAppliedAndTold() {
    night(delta("oak,active,2026-12-02T08:00:00Z,Oak Elementary,school"));

    RosterPlan plan =
        plan(
            delta(
                "oak,active,2026-12-01T08:00:00Z,Oak,school",
                "elm,tobedeleted,2026-12-01T08:00:00Z,,"));

    assertThat(plan.files())
        .containsExactly(counts().read(2).older(1).unknown(1).active(1).of(RosterMode.DELTA));
    assertThat(plan.notices())
        .extracting(Notice::message)
        .containsExactly(
            "orgs.csv, line 2: dateLastModified is before that of what is kept, which an earlier"
                + " package brought; a package that is sent again does that. The record stays as"
                + " it is",
            "orgs.csv, line 3: the record is to be deleted, and nothing is kept of it. Nothing"
                + " was changed");
    apply(plan);
    assertThat(kept()).containsOnly(Map.entry("oak", "Oak Elementary active"));
  }

  @Test
  void whatALaterDateConfirmsIsNotUndoneByAnOlderRow() {
    night(bulk("oak,,,Oak Elementary,school"));
    RosterCounts counts = night(delta("oak,active,2026-12-02T08:00:00Z,Oak Elementary,school"));
    assertThat(counts.unchanged()).isEqualTo(1);
    assertThat(counts.changes()).isFalse();

    assertThat(night(delta("oak,active,2026-12-01T08:00:00Z,Oak,school")).older()).isEqualTo(1);
    night(bulk("oak,,,Oak Middle,school"));
    assertThat(night(delta("oak,active,2026-12-01T08:00:00Z,Oak,school")).older())
        .as("a bulk file without dates leaves the date")
        .isEqualTo(1);
    assertThat(kept()).containsOnly(Map.entry("oak", "Oak Middle active"));
  }

  @Test
  void whatWasAbsentComesBackByARowThatIsOlderThanTheImport() {
    night(bulk("oak,,,Oak,school", "elm,,,Elm,school"));
    night(bulk("oak,,,Oak,school"));

    RosterCounts counts = night(delta("elm,active,2026-11-03T06:30:00Z,Elm,school"));

    assertThat(counts.back()).isEqualTo(1);
    night(delta("elm,tobedeleted,2026-11-04T06:30:00Z,,"));
    assertThat(night(delta("elm,active,2026-11-03T06:30:00Z,Elm,school")).older())
        .as("what the sender has called gone does not")
        .isEqualTo(1);
  }

  @Test
  void theSameDeltaTwiceChangesNothing() {
    night(bulk("oak,,,Oak,school", "elm,,,Elm,school"));
    PackageBuilder sent =
        delta(
            "oak,active,2026-12-01T08:00:00.1234567Z,Oak Elementary,school",
            "elm,tobedeleted,2026-12-01T08:00:00Z,,",
            "bay,active,2026-12-01T08:00:00Z,Bay,school",
            "fir,tobedeleted,2026-12-01T08:00:00Z,,");
    night(sent);

    RosterPlan again = plan(sent);

    assertThat(again.files().get(0).changes()).isFalse();
    assertThat(changes(again)).isEmpty();
  }

  @Test
  void bulkAndTheEqualDeltaEndInTheSame() {
    Random random = new Random(7);
    Map<String, String> before = new TreeMap<>();
    apply(OTHER_DISTRICT, plan(OTHER_DISTRICT, bulk(before)));
    for (int i = 0; i < 12; i++) {
      Map<String, String> after = changed(before, random);
      Instant time = FIRST_NIGHT.plus(Duration.ofDays(i));
      night(bulk(after));
      apply(OTHER_DISTRICT, plan(OTHER_DISTRICT, delta(before, after, time)));

      assertThat(kept(OTHER_DISTRICT)).isEqualTo(kept(DISTRICT));
      assertThat(kept(DISTRICT).values().stream().filter(one -> one.endsWith(" active")))
          .hasSize(after.size() + 1);
      before = after;
    }
  }

  // ---- what a plan is ----

  @Test
  void plansAreEqualWhereTheyWouldChangeTheSame() {
    night(bulk("oak,,,Oak,school", "elm,,,Elm,school", "ash,,,Ash,school"));
    PackageBuilder sent = bulk("oak,,,Oak Elementary,school", "elm,,,Elm,school");

    String digest = plan(sent).digest();

    assertThat(plan(sent).digest()).isEqualTo(digest);
    assertThat(plan(bulk("elm,,,Elm,school", "oak,,,Oak Elementary,school")).digest())
        .as("another order")
        .isEqualTo(digest);
    assertThat(
            List.of(
                plan(bulk("oak,,,Oak Elementary,school")).digest(),
                plan(bulk("oak,,,Oak Primary,school", "elm,,,Elm,school")).digest(),
                plan(bulk("oak,,,Oak,school", "elm,,,Elm,school")).digest(),
                plan(delta("oak,active,2026-12-01T08:00:00Z,Oak Elementary,school")).digest(),
                digest))
        .doesNotHaveDuplicates();
  }

  @Test
  void changesAreHandedOnTheSameEachTime() {
    night(bulk("oak,,,Oak,school", "elm,,,Elm,school", "ash,,,Ash,school"));
    RosterPlan plan = plan(bulk("oak,,,Oak Elementary,school", "bay,,,Bay,school"));

    assertThat(changes(plan))
        .extracting(change -> change.kind() + " " + change.record().sourcedId())
        .containsExactlyInAnyOrder(
            "CHANGED oak", "ADDED bay", "TO_BE_DELETED elm", "TO_BE_DELETED ash");
    assertThat(changes(plan)).isEqualTo(changes(plan));
  }

  // ---- how a night goes ----

  private static PackageBuilder bulk(String... rows) {
    return orgs(HEADER, rows);
  }

  private static PackageBuilder orgs(String header, String... rows) {
    return new PackageBuilder().bulk(ORGS, lines(header, rows));
  }

  private static PackageBuilder bulk(Map<String, String> records) {
    // a file must have a row
    List<String> rows = new ArrayList<>(List.of("district,,,District,district"));
    records.forEach((id, name) -> rows.add(id + ",,," + name + ",school"));
    return bulk(rows.toArray(String[]::new));
  }

  private static PackageBuilder delta(String... rows) {
    return new PackageBuilder().delta(ORGS, lines(HEADER, rows));
  }

  /** The delta that makes one the other. */
  private static PackageBuilder delta(
      Map<String, String> before, Map<String, String> after, Instant time) {
    List<String> rows = new ArrayList<>(List.of("district,active," + time + ",District,district"));
    after.forEach(
        (id, name) -> {
          if (!name.equals(before.get(id))) {
            rows.add(id + ",active," + time + "," + name + ",school");
          }
        });
    before.keySet().stream()
        .filter(id -> !after.containsKey(id))
        .forEach(id -> rows.add(id + ",tobedeleted," + time + ",,"));
    return delta(rows.toArray(String[]::new));
  }

  private static String[] lines(String header, String... rows) {
    return Stream.concat(Stream.of(header), Stream.of(rows)).toArray(String[]::new);
  }

  /** Some are taken away, some come or come back, some get another name. */
  private static Map<String, String> changed(Map<String, String> before, Random random) {
    Map<String, String> after = new TreeMap<>(before);
    for (int i = 0; i < 40; i++) {
      String id = "s-" + random.nextInt(60);
      if (random.nextInt(3) == 0) {
        after.remove(id);
      } else {
        after.put(id, "School " + random.nextInt(4));
      }
    }
    return after;
  }

  /** Plans a package and applies it; the counts of its only file. */
  private RosterCounts night(PackageBuilder sent) {
    RosterPlan plan = plan(sent);
    apply(plan);
    assertThat(plan.files()).hasSize(1);
    return plan.files().get(0);
  }

  private RosterPlan plan(PackageBuilder sent) {
    return plan(DISTRICT, sent);
  }

  private RosterPlan plan(String district, PackageBuilder sent) {
    Path zip = sent.writeTo(folder.resolve("OneRoster-" + nights + "-" + district + ".zip"));
    return new RosterPlanner(register)
        .plan(
            district,
            RosterPackage.open(zip, "OneRoster.zip", false),
            FIRST_NIGHT.plus(Duration.ofDays(nights)));
  }

  private void apply(RosterPlan plan) {
    apply(DISTRICT, plan);
  }

  private void apply(String district, RosterPlan plan) {
    nights++;
    Rosters.write(database, district, plan.changes());
  }

  private static List<RosterChange> changes(RosterPlan plan) {
    List<RosterChange> changes = new ArrayList<>();
    plan.changes().forEach(changes::add);
    return changes;
  }

  /** Id to name and status. */
  private Map<String, String> kept() {
    return kept(DISTRICT);
  }

  private Map<String, String> kept(String district) {
    Map<String, String> kept = new TreeMap<>();
    register.forEach(
        district,
        ORGS,
        one ->
            kept.put(
                one.record().sourcedId(),
                one.record().value("name") + " " + one.record().status().text()));
    return kept;
  }

  private RosterRecord record(String id) {
    return register.find(DISTRICT, ORGS, List.of(id)).get(0).record();
  }

  private static ExpectedCounts counts() {
    return new ExpectedCounts();
  }

  /** Counts that are 0 unless said. */
  private static final class ExpectedCounts {
    private final Map<String, Integer> said = new TreeMap<>();

    private ExpectedCounts read(int count) {
      said.put("read", count);
      return this;
    }

    private ExpectedCounts unchanged(int count) {
      said.put("unchanged", count);
      return this;
    }

    private ExpectedCounts added(int count) {
      said.put("added", count);
      return this;
    }

    private ExpectedCounts changed(int count) {
      said.put("changed", count);
      return this;
    }

    private ExpectedCounts toBeDeleted(int count) {
      said.put("toBeDeleted", count);
      return this;
    }

    private ExpectedCounts back(int count) {
      said.put("back", count);
      return this;
    }

    private ExpectedCounts older(int count) {
      said.put("older", count);
      return this;
    }

    private ExpectedCounts unknown(int count) {
      said.put("unknown", count);
      return this;
    }

    private ExpectedCounts refused(int count) {
      said.put("refused", count);
      return this;
    }

    private ExpectedCounts active(int count) {
      said.put("active", count);
      return this;
    }

    private RosterCounts of(RosterMode mode) {
      return new RosterCounts(
          ORGS,
          mode,
          count("read"),
          count("unchanged"),
          count("added"),
          count("changed"),
          count("toBeDeleted"),
          count("back"),
          count("older"),
          count("unknown"),
          count("refused"),
          count("active"));
    }

    private int count(String name) {
      return said.getOrDefault(name, 0);
    }
  }
}
