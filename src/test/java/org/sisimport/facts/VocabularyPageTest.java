package org.sisimport.facts;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Holds {@code rules/README.md} against the facts and verbs. */
class VocabularyPageTest {

  private static final List<Class<?>> TYPES =
      List.of(
          Heading.class,
          Code.class,
          Match.class,
          Difference.class,
          Unmatched.class,
          Resemblance.class,
          SchoolChoice.class,
          ReceiverFile.class,
          ReceiverEntry.class,
          RosterSite.class,
          RosterTeacher.class,
          RosterClass.class,
          RosterStudent.class,
          RosterDemographics.class,
          RosterExtensions.class,
          RosterEnrollment.class,
          RosterSchedule.class,
          OurStudent.class,
          IncomingStudent.class,
          ExistingStudent.class,
          StudentRecord.class,
          District.class,
          SourceFile.class,
          School.class,
          Field.class);

  private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\|(?: ([^|]*) \\|)?(.*)");

  private final Map<String, Map<String, String>> tables = tables();

  @Test
  void thePageListsEveryPropertyOfEveryFactAndNothingElse() {
    Map<String, List<String>> onPage = new TreeMap<>();
    Map<String, List<String>> inCode = new TreeMap<>();
    for (Class<?> type : TYPES) {
      String name = type.getSimpleName();
      onPage.put(name, sorted(tables.getOrDefault(name, Map.of()).keySet()));
      inCode.put(name, sorted(properties(type)));
    }
    assertThat(onPage).isEqualTo(inCode);
  }

  @Test
  void everyTypeThatARuleCanReachIsOnThePage() throws IOException {
    List<String> onPage =
        tables.keySet().stream().filter(title -> title.matches("[A-Z][A-Za-z]+")).toList();
    List<String> inCode = new ArrayList<>();
    try (var files = Files.list(Path.of("src/main/java/org/sisimport/facts"))) {
      files
          .map(file -> file.getFileName().toString().replace(".java", ""))
          .filter(name -> !List.of("package-info", "Decide", "Values").contains(name))
          .forEach(inCode::add);
    }
    assertThat(onPage).containsExactlyInAnyOrderElementsOf(inCode);
    assertThat(TYPES.stream().map(Class::getSimpleName))
        .containsExactlyInAnyOrderElementsOf(inCode);
  }

  @Test
  void thePageListsEveryVerbWithItsParametersAndNothingElse() {
    assertThat(tables.getOrDefault("What rules decide", Map.of()).keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Decide.class.getMethods()).map(VocabularyPageTest::signature).toList());
  }

  @Test
  void everyFieldStandsBesideThePropertyThatReadsIt() throws ReflectiveOperationException {
    Map<String, String> expected = new LinkedHashMap<>();
    for (Field field : Field.values()) {
      StudentRecord student = new IncomingStudent(2, Values.of(Map.of(field, "this one")));
      for (String property : properties(StudentRecord.class)) {
        if (StudentRecord.class.getMethod(property).invoke(student) != null) {
          expected.put(property, "`Field." + field.name() + "`");
        }
      }
    }
    assertThat(tables.get("StudentRecord")).isEqualTo(expected);
    assertThat(expected).hasSameSizeAs(Field.values());
  }

  /** A word of the page that is no empty promise: where the code may say null, so does the page. */
  @Test
  void whatMayBeEmptyIsSaidToBeEmpty() throws IOException {
    Map<String, String> lines = lines();
    List<String> wrong = new ArrayList<>();
    for (Class<?> type : TYPES) {
      for (Method method : type.getDeclaredMethods()) {
        String line = lines.get(type.getSimpleName() + "." + signature(method));
        if (line == null || type == StudentRecord.class) {
          continue;
        }
        boolean saidToBe = line.contains("empty ") || line.contains("else empty");
        boolean mayBe = method.getAnnotatedReturnType().isAnnotationPresent(Nullable.class);
        if (method.getParameterCount() == 0 && saidToBe != mayBe) {
          wrong.add(type.getSimpleName() + "." + method.getName());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static List<String> properties(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
        .filter(method -> method.getReturnType() != Values.class)
        .filter(method -> !List.of("equals", "hashCode", "toString").contains(method.getName()))
        .map(VocabularyPageTest::signature)
        .toList();
  }

  private static String signature(Method method) {
    return method.getParameterCount() == 0
        ? method.getName()
        : method.getName()
            + Arrays.stream(method.getParameters())
                .map(Parameter::getName)
                .collect(joining(", ", "(", ")"));
  }

  private static List<String> sorted(Iterable<String> names) {
    List<String> sorted = new ArrayList<>();
    names.forEach(sorted::add);
    sorted.sort(null);
    return sorted;
  }

  /** By heading, the second column by the first of every table whose first column is a name. */
  private static Map<String, Map<String, String>> tables() {
    Map<String, Map<String, String>> tables = new LinkedHashMap<>();
    eachRow(
        (title, row) ->
            tables
                .computeIfAbsent(title, key -> new LinkedHashMap<>())
                .put(row.group(1), row.group(2) == null ? "" : row.group(2)));
    return tables;
  }

  private static Map<String, String> lines() {
    Map<String, String> lines = new LinkedHashMap<>();
    eachRow((title, row) -> lines.put(title + "." + row.group(1), row.group(3)));
    return lines;
  }

  private static void eachRow(java.util.function.BiConsumer<String, Matcher> action) {
    String title = "";
    for (String line : page().lines().toList()) {
      Matcher row = ROW.matcher(line);
      if (line.startsWith("#")) {
        title = line.replaceFirst("#+ ", "");
      } else if (row.matches()) {
        action.accept(title, row);
      }
    }
  }

  private static String page() {
    try {
      return Files.readString(Path.of("rules/README.md"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
