package org.sisimport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.sisimport.store.Invented.DISTRICT;
import static org.sisimport.store.Invented.OTHER_DISTRICT;
import static org.sisimport.store.Invented.TODAY;
import static org.sisimport.store.Invented.loaded;
import static org.sisimport.store.Invented.ssid;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sisimport.SisImportException;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.Field;
import org.sisimport.facts.Values;
import org.sisimport.students.Elsewhere;
import org.sisimport.students.LoadedStudent;
import org.sisimport.students.StudentRegister;
import org.sisimport.students.Students;

@ParameterizedClass
@EnumSource(TestEngine.class)
class StudentRegisterTest {

  private final TestEngine.TestDatabase opened;
  private final Database database;
  private final StudentRegister register;

  StudentRegisterTest(TestEngine engine) {
    opened = engine.create();
    database = opened.database();
    register = database.students();
  }

  @AfterEach
  void close() {
    opened.close();
  }

  @Test
  void whatWasLoadedIsListedAsItIs() {
    String[] everything = new String[Field.values().length];
    for (Field field : Field.values()) {
      everything[field.ordinal()] = "Ünïcode \"" + field + "\",\n=1+1 ";
    }
    everything[Field.SSID.ordinal()] = "0000000012";
    LoadedStudent full =
        new LoadedStudent(
            2,
            Values.of(everything),
            "Inactive",
            LocalDate.of(2026, 6, 12),
            "moved away",
            LocalDate.of(2026, 5, 1));
    LoadedStudent bare = new LoadedStudent(3, Values.NONE, "Pending", null, null, null);

    register.load(DISTRICT, List.of(full, bare), false);

    List<ExistingStudent> listed = register.list(DISTRICT, TODAY);
    assertThat(listed).extracting(Invented::asLoaded).containsExactly(full, bare);
    assertThat(listed).extracting(ExistingStudent::inactive).containsExactly(true, false);

    register.load(DISTRICT, listed.stream().map(Invented::asLoaded).toList(), true);
    assertThat(register.list(DISTRICT, TODAY))
        .extracting(Invented::asLoaded)
        .containsExactly(full, bare);
  }

  @Test
  void studentsAreListedBySsidAndThoseWithoutOneLast() {
    register.load(
        DISTRICT,
        List.of(
            loaded(2, null, "A"),
            loaded(3, "9900000002", "B"),
            loaded(4, "0900000003", "C"),
            loaded(5, null, "D"),
            loaded(6, "9900000001", "E")),
        false);

    assertThat(register.list(DISTRICT, TODAY))
        .extracting(ExistingStudent::lastName)
        .containsExactly("C", "E", "B", "A", "D");
  }

  @Test
  void everyStudentOfALargeDistrictIsFoundBySsid() {
    int count = 70_000;
    register.load(DISTRICT, loaded(count), false);

    Students students = register.read(DISTRICT, TODAY);

    assertThat(students.all()).hasSize(count).hasSize(register.count(DISTRICT));
    for (int i = 0; i < count; i++) {
      String lastName = "Okafor" + i;
      assertThat(students.findBySsid(ssid(i)))
          .isNotNull()
          .matches(student -> lastName.equals(student.lastName()));
    }
    assertThat(students.findBySsid(ssid(count))).isNull();
    assertThat(students.findBySsid("not a number")).isNull();
  }

  @Test
  void aDistrictWithoutStudentsIsEmpty() {
    assertThat(register.isEmpty(DISTRICT)).isTrue();
    assertThat(register.count(DISTRICT)).isZero();
    Students students = register.read(DISTRICT, TODAY);
    assertThat(students.all()).isEmpty();
    assertThat(students.findBySsid(ssid(0))).isNull();

    register.load(OTHER_DISTRICT, loaded(1), false);
    assertThat(register.isEmpty(DISTRICT)).isTrue();
    assertThat(register.isEmpty(OTHER_DISTRICT)).isFalse();
  }

  @Test
  void studentsOfOtherDistrictsAreNamedAndNeverFound() {
    register.load(DISTRICT, loaded(3), false);
    register.load(OTHER_DISTRICT, List.of(loaded(2, ssid(77), "X")), false);

    Students students = register.read(DISTRICT, TODAY);

    assertThat(students.findBySsid(ssid(77))).isNull();
    List<String> asked =
        new ArrayList<>(IntStream.range(0, 1_500).mapToObj(Invented::ssid).toList());
    asked.add(ssid(77));
    int other = register.findBySsid(OTHER_DISTRICT, ssid(77), TODAY).orElseThrow().id();
    assertThat(students.findInOtherDistricts(asked))
        .containsOnly(entry(ssid(77), new Elsewhere(other, OTHER_DISTRICT, null)));
    assertThat(students.findInOtherDistricts(List.of())).isEmpty();
  }

  @Test
  void aReadStaysAsItWasWhenStudentsChange() {
    register.load(DISTRICT, loaded(3), false);
    Students before = register.read(DISTRICT, TODAY);

    register.load(DISTRICT, List.of(loaded(2, ssid(9), "New")), true);

    assertThat(before.all()).hasSize(3);
    assertThat(before.findBySsid(ssid(0))).isNotNull();
    assertThat(before.findBySsid(ssid(9))).isNull();
    assertThat(register.read(DISTRICT, TODAY).all())
        .extracting(ExistingStudent::lastName)
        .containsExactly("New");
  }

  @Test
  void oneStudentIsFoundByNumberOrSsid() {
    register.load(DISTRICT, loaded(3), false);
    ExistingStudent second = register.findBySsid(DISTRICT, ssid(1), TODAY).orElseThrow();

    assertThat(second.lastName()).isEqualTo("Okafor1");
    assertThat(register.findById(second.id(), TODAY)).contains(second);
    assertThat(register.findBySsid(OTHER_DISTRICT, ssid(1), TODAY)).isEmpty();
    assertThat(register.findById(-1, TODAY)).isEmpty();
  }

  @Test
  void inactiveIsDecidedAsOfTheDayThatIsAsked() {
    LocalDate leaves = LocalDate.of(2026, 12, 18);
    register.load(
        DISTRICT,
        List.of(new LoadedStudent(2, Values.NONE, "Inactive", leaves, "moves", null)),
        false);

    assertThat(register.list(DISTRICT, leaves.minusDays(1)).get(0).inactive()).isFalse();
    assertThat(register.list(DISTRICT, leaves).get(0).inactive()).isTrue();
  }

  @Test
  void aDistrictThatHasStudentsIsLoadedOnlyToReplaceThem() {
    register.load(DISTRICT, loaded(3), false);

    assertThatThrownBy(() -> register.load(DISTRICT, loaded(1), false))
        .isInstanceOf(SisImportException.class)
        .hasMessageContaining("District 9900001 has 3 students already");

    register.load(DISTRICT, loaded(1), true);
    assertThat(register.count(DISTRICT)).isEqualTo(1);
  }

  @Test
  void ssidsOfAnotherDistrictRefuseTheLoadAndNameTheRows() {
    register.load(OTHER_DISTRICT, List.of(loaded(2, ssid(1), "X"), loaded(3, ssid(3), "Y")), false);

    assertThatThrownBy(() -> register.load(DISTRICT, loaded(5), false))
        .isInstanceOf(SisImportException.class)
        .hasMessageStartingWith(
            "These rows have an SSID that a student of district 9900002 has: 3, 5;")
        .hasMessageNotContaining(ssid(1));

    assertThat(register.isEmpty(DISTRICT)).isTrue();
  }

  @Test
  void anSsidThatOccursTwiceRefusesTheLoadAndKeepsTheStudentsThatWereThere() {
    register.load(DISTRICT, loaded(1), false);
    List<LoadedStudent> twice = List.of(loaded(2, ssid(5), "X"), loaded(9, ssid(5), "Y"));

    assertThatThrownBy(() -> register.load(DISTRICT, twice, true))
        .isInstanceOf(SisImportException.class)
        .hasMessageStartingWith("These rows have an SSID that occurs twice: 2, 9;");

    assertThat(register.count(DISTRICT)).isEqualTo(1);
  }

  @Test
  void aColumnHoldsMoreTextsThanOneOrTwoBytesCanNumber() {
    TextColumn column = new TextColumn();
    for (int i = 0; i < 70_000; i++) {
      column.add(i % 3 == 0 ? null : "text " + i);
    }
    for (int i = 0; i < 70_000; i++) {
      assertThat(column.get(i)).isEqualTo(i % 3 == 0 ? null : "text " + i);
    }
  }

  @Test
  void aColumnOfDigitsKeepsEveryText() {
    List<String> texts =
        List.of("0", "00", "0012", "12345678901234567", "123456789012345678", "A1", "", "٣", " 1");
    DigitsColumn column = new DigitsColumn();
    texts.forEach(column::add);
    column.add(null);

    for (int i = 0; i < texts.size(); i++) {
      assertThat(column.get(i)).isEqualTo(texts.get(i));
      assertThat(column.cellOf(texts.get(i))).isEqualTo(column.cell(i)).isNotZero();
    }
    assertThat(column.get(texts.size())).isNull();
    assertThat(column.cellOf("B2")).isEqualTo(DigitsColumn.NONE);
  }
}
