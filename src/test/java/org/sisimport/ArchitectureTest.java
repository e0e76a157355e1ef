package org.sisimport;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import org.jspecify.annotations.NullMarked;

/** The law of the house: who may know whom, and where each library lives. */
@AnalyzeClasses(packages = "org.sisimport", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest static final ArchRule facts = room("facts").knows();
  @ArchTest static final ArchRule decision = room("decision").knows("facts");
  @ArchTest static final ArchRule notice = room("notice").knows("facts", "decision");
  @ArchTest static final ArchRule students = room("students").knows("facts", "decision");
  @ArchTest static final ArchRule table = room("table").knows();
  @ArchTest static final ArchRule oneroster = room("oneroster").knows("facts", "notice", "table");
  @ArchTest static final ArchRule aeries = room("aeries").knows("facts", "notice", "table");
  @ArchTest static final ArchRule rosterapi = room("rosterapi").knows("oneroster");
  @ArchTest static final ArchRule district = room("district").knows("facts", "table");

  @ArchTest
  static final ArchRule source =
      room("source").knows("district", "aeries", "oneroster", "rosterapi");

  @ArchTest
  static final ArchRule schedule =
      room("schedule").knows("district", "source", "rules", "importer", "outgoing");

  @ArchTest static final ArchRule rules = room("rules").knows("facts", "decision");

  @ArchTest
  static final ArchRule mapping =
      room("mapping").knows("facts", "decision", "notice", "district", "table", "rules");

  @ArchTest static final ArchRule matching = room("matching").knows("facts", "students");

  @ArchTest
  static final ArchRule importer =
      room("importer")
          .knows(
              "facts",
              "decision",
              "notice",
              "students",
              "table",
              "district",
              "source",
              "rules",
              "mapping",
              "matching",
              "oneroster",
              "aeries");

  @ArchTest
  static final ArchRule receiver =
      room("receiver").knows("facts", "decision", "students", "oneroster", "rules");

  @ArchTest
  static final ArchRule report =
      room("report")
          .knows(
              "facts",
              "decision",
              "notice",
              "students",
              "table",
              "mapping",
              "oneroster",
              "receiver",
              "importer",
              "outgoing",
              "schedule");

  @ArchTest
  static final ArchRule outgoing =
      room("outgoing")
          .knows(
              "facts",
              "decision",
              "students",
              "district",
              "source",
              "rules",
              "receiver",
              "importer");

  @ArchTest
  static final ArchRule store =
      room("store")
          .knows(
              "facts",
              "decision",
              "students",
              "oneroster",
              "receiver",
              "importer",
              "outgoing",
              "schedule");

  @ArchTest
  static final ArchRule sample =
      room("sample")
          .knows(
              "facts",
              "district",
              "source",
              "rules",
              "oneroster",
              "importer",
              "report",
              "store",
              "students");

  @ArchTest
  static final ArchRule noCycles =
      slices().matching("org.sisimport.(*)..").should().beFreeOfCycles();

  @ArchTest static final ArchRule drools = home("org.drools..", "org.kie..").is("rules");

  @ArchTest static final ArchRule jdbi = home("org.jdbi..", "java.sql..").is("store");
  @ArchTest static final ArchRule flyway = home("org.flywaydb..").is("store");
  @ArchTest static final ArchRule pool = home("com.zaxxer.hikari..").is("store");

  @ArchTest static final ArchRule drivers = home("org.hsqldb..", "org.postgresql..").is("store");

  @ArchTest static final ArchRule bitmaps = home("org.roaringbitmap..").is("store");

  @ArchTest
  static final ArchRule csv = home("org.apache.commons.csv..").is("table", "receiver", "report");

  @ArchTest static final ArchRule poi = home("org.apache.poi..").is("table", "report");
  @ArchTest static final ArchRule yaml = home("org.snakeyaml..").is("district");
  @ArchTest static final ArchRule scheduler = home("com.github.kagkarlsson..").is("schedule");
  @ArchTest static final ArchRule sftp = home("com.jcraft..").is("source");
  @ArchTest static final ArchRule retries = home("dev.failsafe..").is("source");
  @ArchTest static final ArchRule picocli = home("picocli..").is("cli");
  @ArchTest static final ArchRule progress = home("me.tongfei..").is("cli");
  @ArchTest static final ArchRule http = home("java.net.http..").is("source");

  @ArchTest
  static final ArchRule json =
      home("com.fasterxml.jackson..").is("aeries", "rosterapi", "report", "cli");

  @ArchTest static final ArchRule differences = home("com.github.difflib..").is("sample");

  @ArchTest
  static final ArchRule everyPackageSaysWhatMayBeNull =
      classes()
          .should()
          .beAnnotatedWith(NullMarked.class)
          .orShould(
              com.tngtech.archunit.lang.conditions.ArchConditions.be(
                  new DescribedPredicate<JavaClass>("in a @NullMarked package") {
                    @Override
                    public boolean test(JavaClass type) {
                      return type.getPackage().isAnnotatedWith(NullMarked.class);
                    }
                  }));

  @ArchTest
  static final ArchRule timeIsInjected =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.sisimport.cli..")
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.LocalDate.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule onlyCommandsPrint =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.sisimport.cli..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule factsAreAllPublic =
      classes()
          .that()
          .resideInAPackage("org.sisimport.facts")
          .and()
          .areTopLevelClasses()
          .and()
          .doNotHaveSimpleName("package-info")
          .should()
          .haveModifier(JavaModifier.PUBLIC);

  private static Room room(String name) {
    return new Room(name);
  }

  private static LibraryHome home(String... packages) {
    return new LibraryHome(packages);
  }

  /** A package and what it may know of ours. */
  private record Room(String name) {
    ArchRule knows(String... rooms) {
      String[] allowed =
          java.util.stream.Stream.concat(
                  Arrays.stream(rooms).map(room -> "org.sisimport." + room + ".."),
                  java.util.stream.Stream.of("org.sisimport", "org.sisimport." + name + ".."))
              .toArray(String[]::new);
      return noClasses()
          .that()
          .resideInAPackage("org.sisimport." + name + "..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.sisimport..")
                  .and(DescribedPredicate.not(resideInAnyOf(allowed))));
    }

    private static DescribedPredicate<JavaClass> resideInAnyOf(String... packages) {
      return JavaClass.Predicates.resideInAnyPackage(packages);
    }
  }

  /** A library and the packages in which it lives. */
  private record LibraryHome(String... packages) {
    ArchRule is(String... rooms) {
      return noClasses()
          .that()
          .resideOutsideOfPackages(
              Arrays.stream(rooms)
                  .map(room -> "org.sisimport." + room + "..")
                  .toArray(String[]::new))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(packages);
    }
  }
}
