package org.sisimport.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sisimport.facts.Field;
import org.sisimport.facts.Values;
import org.sisimport.oneroster.RosterFile;
import org.sisimport.rules.ReceiverRules;
import org.sisimport.rules.RuleSets;
import org.sisimport.students.LoadedStudent;

/** What DESSA gets by the shipped rules. */
class DessaTest {

  private static final ReceiverRules DESSA =
      new RuleSets(Path.of("."), Path.of("target", "shipped-rules"))
          .loadReceiver("9900001", "dessa", Path.of("target", "no-district"))
          .rules();

  private final InventedRoster roster = InventedRoster.small();

  @Test
  void aWholeRosterIsHandedOverWhole() {
    Received received = Received.of(roster, DESSA);

    assertThat(received.leftOut()).isEmpty();
    assertThat(received.rows("sites.csv")).containsExactly(Map.of("Site Name", "Oak Elementary"));
    assertThat(received.rows("staff.csv"))
        .containsExactly(
            Map.of(
                "Staff Last Name", "Teller",
                "Staff First Name", "Ruth",
                "Staff Email Address", "ruth.teller@example.org"));
    assertThat(received.rows("students.csv"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(String.join("|", row.keySet()))
                  .isEqualTo(
                      "Student ID|Last Name|First Name|Gender|DOB|Grade Level"
                          + "|American Indian or Alaskan Native|Asian|Black or African American"
                          + "|Hispanic or Latinx|Native Hawaiian or Pacific Islander|White|Other"
                          + "|Staff Last Name|Staff First Name|Staff Email Address|Site Name"
                          + "|Class Name|Class Code|Class Period|Special Ed|Section 504"
                          + "|English Learner|Reduced Price Meals|Economically Disadvantaged"
                          + "|McKinney-Vento|Migrant|Gifted|Zip Code");
              assertThat(String.join("|", row.values()))
                  .isEqualTo(
                      "123|Alvarez|Marisol|F|03/09/2015|5|U|U|U|U|U|U|U|Teller|Ruth"
                          + "|ruth.teller@example.org|Oak Elementary|Room 5|R5|1|||||||||");
            });
    assertThat(received.handedOver().files())
        .extracting(file -> file.name() + " " + file.rows())
        .containsExactly("sites.csv 1", "staff.csv 1", "students.csv 1");
  }

  static Stream<Arguments> leftOut() {
    return Stream.of(
        leftOut(
            "a site without name",
            roster -> roster.put(RosterFile.ORGS, "oak", "name="),
            "site oak: The site has no name.",
            "class room5: The site of the class is left out."),
        leftOut(
            "a second site of the name without number",
            roster ->
                roster
                    .put(RosterFile.ORGS, "oak2", "name=OAK Elementary", "type=school")
                    .put(RosterFile.CLASSES, "room5", "schoolSourcedId=oak2"),
            "site oak2: Another site has the same name, and this one has no number that tells"
                + " them apart.",
            "class room5: The site of the class is left out."),
        leftOut(
            "a class at what is no school",
            roster -> roster.put(RosterFile.CLASSES, "room5", "schoolSourcedId=d"),
            "class room5: The class is at no school of the roster."),
        leftOut(
            "a teacher without first name",
            roster -> roster.put(RosterFile.USERS, "t1", "givenName= "),
            "teacher t1: The teacher has no last name or no first name.",
            "class room5: The teacher of the class is left out."),
        leftOut(
            "a teacher without e-mail address",
            roster -> roster.put(RosterFile.USERS, "t1", "email="),
            "teacher t1: The teacher has no e-mail address.",
            "class room5: The teacher of the class is left out."),
        leftOut(
            "a teacher with half an e-mail address",
            roster -> roster.put(RosterFile.USERS, "t1", "email=ruth.teller@example"),
            "teacher t1: The teacher's e-mail address has not the form of one.",
            "class room5: The teacher of the class is left out."),
        leftOut(
            "two teachers with one e-mail address",
            roster ->
                roster.put(
                    RosterFile.USERS,
                    "t2",
                    "role=teacher",
                    "givenName=Paul",
                    "familyName=Teller",
                    "email=Ruth.Teller@Example.ORG"),
            "teacher t1: A teacher of another name has the same e-mail address.",
            "teacher t2: A teacher of another name has the same e-mail address.",
            "class room5: The teacher of the class is left out."),
        leftOut(
            "a class without teacher",
            roster -> roster.delete(RosterFile.ENROLLMENTS, "e-t1"),
            "class room5: The class has no teacher."),
        leftOut(
            "a class with two teachers, none of them primary",
            roster ->
                roster
                    .put(RosterFile.ENROLLMENTS, "e-t1", "primary=false")
                    .put(
                        RosterFile.USERS,
                        "t2",
                        "role=aide",
                        "givenName=Paul",
                        "familyName=Okafor",
                        "email=paul@example.org")
                    .put(
                        RosterFile.ENROLLMENTS,
                        "e-t2",
                        "classSourcedId=room5",
                        "userSourcedId=t2",
                        "role=teacher"),
            "class room5: The class has several teachers, and not exactly one of them is"
                + " primary."),
        leftOut(
            "a class without name, code and period",
            roster ->
                roster
                    .put(RosterFile.CLASSES, "room5", "title=", "classCode=", "periods=")
                    .put(RosterFile.COURSES, "grade5", "title="),
            "class room5: The class has no name, no code and no period."));
  }

  private static Arguments leftOut(
      String what, UnaryOperator<InventedRoster> change, String... expected) {
    return Arguments.of(what, change, List.of(expected));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("leftOut")
  void whoCannotBeExpressedIsLeftOutWithTheReason(
      String what, UnaryOperator<InventedRoster> change, List<String> expected) {
    Received received = Received.of(change.apply(roster), DESSA);

    assertThat(received.leftOut())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    expected.stream(),
                    Stream.of("student s1: The classes of the student are left out."))
                .toList());
    assertThat(received.rows("students.csv")).isEmpty();
  }

  static Stream<Arguments> studentsLeftOut() {
    return Stream.of(
        student(
            "without last name", "The student has no last name or no first name.", "familyName="),
        student(
            "without first name", "The student has no last name or no first name.", "givenName="),
        student("without grade", "The student has no grade.", "grades="),
        student("of several grades", "The student has several grades.", "grades=05,06"));
  }

  private static Arguments student(String what, String reason, String... values) {
    return Arguments.of(what, values, reason);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("studentsLeftOut")
  void aStudentWhoCannotBeExpressedIsLeftOutAlone(String what, String[] values, String reason) {
    roster.student("s2", "familyName=Okafor", "givenName=Daniel", "grades=04");
    roster.enroll("s2", "room5").put(RosterFile.USERS, "s1", values);

    Received received = Received.of(roster, DESSA);

    assertThat(received.leftOut()).containsExactly("student s1: " + reason);
    assertThat(received.column("students.csv", "Student ID")).containsExactly("s2");
  }

  @Test
  void aStudentWithoutBirthDateIsLeftOut() {
    roster.put(RosterFile.DEMOGRAPHICS, "s1", "birthDate=");
    assertThat(Received.of(roster, DESSA).leftOut())
        .containsExactly("student s1: The student has no birth date.");
    roster.delete(RosterFile.DEMOGRAPHICS, "s1");
    assertThat(Received.of(roster, DESSA).leftOut())
        .containsExactly("student s1: The student has no birth date.");
  }

  @Test
  void everyReasonOfAStudentIsTold() {
    roster.put(RosterFile.USERS, "s1", "familyName=", "grades=PK");
    assertThat(Received.of(roster, DESSA).leftOut())
        .containsExactly(
            "student s1: The student has no last name or no first name.",
            "student s1: DESSA has no grade PK, only K and 1 to 12.");
  }

  @ParameterizedTest
  @CsvSource({
    "KG,K", "KN,K", "K,K", "01,1", "1,1", "09,9", "9,9", "10,10", "11,11", "12,12", "IT,", "PR,",
    "PK,", "TK,", "13,", "PS,", "UG,", "Other,", "00,", "0,", "kg,", "110,"
  })
  void onlyKAndTheTwelveGradesHaveATextAtDessa(String grade, @Nullable String text) {
    roster.put(RosterFile.USERS, "s1", "grades=" + grade);
    Received received = Received.of(roster, DESSA);
    if (text == null) {
      assertThat(received.leftOut())
          .containsExactly("student s1: DESSA has no grade " + grade + ", only K and 1 to 12.");
    } else {
      assertThat(received.column("students.csv", "Grade Level")).containsExactly(text);
    }
  }

  @ParameterizedTest
  @CsvSource({"00123,123", "123,123", "0,0", "000,0", "A007,A007", "00A7,A7", "12030,12030"})
  void theIdIsTheNumberWithoutZerosInFront(String number, String id) {
    roster.put(RosterFile.USERS, "s1", "identifier=" + number);
    assertThat(Received.of(roster, DESSA).column("students.csv", "Student ID")).containsExactly(id);
  }

  @ParameterizedTest
  @CsvSource({"7,007", "007,7", "07,007", "a7,A7", "7,7", "00,0"})
  void studentsWhoWouldGetOneIdAreBothLeftOut(String one, String other) {
    roster.put(RosterFile.USERS, "s1", "identifier=" + one);
    roster.student("s2", "identifier=" + other, "familyName=B", "givenName=C", "grades=05");
    roster.enroll("s2", "room5");

    Received received = Received.of(roster, DESSA);

    assertThat(received.leftOut())
        .containsExactly(
            "student s1: Another student has the same number, zeros in front aside.",
            "student s2: Another student has the same number, zeros in front aside.");
    assertThat(received.leftOuts()).extracting(LeftOut::number).containsExactly(one, other);
    assertThat(received.rows("students.csv")).isEmpty();
  }

  @Test
  void theKeyIsTheNumberOfAStudentWithoutOneAndCountsAsSuch() {
    roster.student("0123", "familyName=Okafor", "givenName=Daniel", "grades=04");
    assertThat(Received.of(roster, DESSA).leftOut())
        .contains(
            "student 0123: Another student has the same number, zeros in front aside.",
            "student s1: Another student has the same number, zeros in front aside.");
  }

  @ParameterizedTest
  @CsvSource({
    "male,,M",
    "female,,F",
    "other,,X",
    "unspecified,,U",
    ",,U",
    ",X,X",
    ",M,M",
    "unspecified,F,F",
    "female,X,F"
  })
  void theGenderIsTheRostersOrElseOurs(
      @Nullable String sex, @Nullable String ours, String expected) {
    roster.put(RosterFile.DEMOGRAPHICS, "s1", "sex=" + (sex == null ? "" : sex));
    Received received =
        Received.of(
            roster,
            DESSA,
            ours("1000000001", ours == null ? Map.of() : Map.of(Field.GENDER, ours)));
    assertThat(received.column("students.csv", "Gender")).containsExactly(expected);
  }

  @Test
  void racesAreTheRostersOrElseThoseOfOursAndWhatNobodyKnowsIsU() {
    roster.put(
        RosterFile.DEMOGRAPHICS,
        "s1",
        "americanIndianOrAlaskaNative=false",
        "white=true",
        "asian=false",
        "demographicRaceTwoOrMoreRaces=true");
    Received received =
        Received.of(
            roster,
            DESSA,
            ours(
                "1000000001",
                Map.of(
                    Field.RACE_1,
                    "400",
                    Field.RACE_2,
                    "302",
                    Field.RACE_3,
                    "100",
                    Field.ETHNICITY,
                    "N")));

    assertThat(received.rows("students.csv"))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("American Indian or Alaskan Native", "N")
                    .containsEntry("Asian", "N")
                    .containsEntry("Black or African American", "U")
                    .containsEntry("Hispanic or Latinx", "N")
                    .containsEntry("Native Hawaiian or Pacific Islander", "Y")
                    .containsEntry("White", "Y")
                    .containsEntry("Other", "U"));
  }

  @ParameterizedTest
  @CsvSource({
    "100,American Indian or Alaskan Native",
    "203,Asian",
    "400,Asian",
    "399,Native Hawaiian or Pacific Islander",
    "600,Black or African American",
    "700,White"
  })
  void ourRacesAreThoseOfTheFederalCategories(String race, String heading) {
    for (Field field : List.of(Field.RACE_1, Field.RACE_2, Field.RACE_3)) {
      Received received = Received.of(roster, DESSA, ours("1000000001", Map.of(field, race)));
      assertThat(received.rows("students.csv"))
          .singleElement()
          .satisfies(
              row -> {
                assertThat(row).containsEntry(heading, "Y");
                assertThat(row.values()).containsOnlyOnce("Y");
              });
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SPED,Active,Y,,",
    "504,Active,,Y,",
    "SST,Active,,,",
    ",Active,,,",
    "SPED,Pending,,,",
    "SPED,Inactive,,,",
    "504,Inactive,,,"
  })
  void theProgramIsToldOfWhoIsActiveInIt(
      @Nullable String designation,
      String status,
      @Nullable String specialEd,
      @Nullable String section504) {
    Received received =
        Received.of(
            roster,
            DESSA,
            ours(
                "1000000001",
                status,
                designation == null ? Map.of() : Map.of(Field.DESIGNATION, designation)));
    assertThat(received.column("students.csv", "Special Ed"))
        .containsExactly(specialEd == null ? "" : specialEd);
    assertThat(received.column("students.csv", "Section 504"))
        .containsExactly(section504 == null ? "" : section504);
  }

  @ParameterizedTest
  @CsvSource({"EL,Y", "EO,N", "RFEP,N", "IFEP,N", "TBD,''"})
  void whoLearnsEnglishIsToldByOurStatus(String status, String expected) {
    Received received =
        Received.of(
            roster,
            DESSA,
            ours("1000000001", Map.of(Field.ENGLISH_LEARNER, status, Field.MIGRANT, "N")));
    assertThat(received.column("students.csv", "English Learner")).containsExactly(expected);
    assertThat(received.column("students.csv", "Migrant")).containsExactly("N");
  }

  private static LoadedStudent ours(String ssid, Map<Field, String> values) {
    return ours(ssid, "Active", values);
  }

  /** Our record of the student s1, by local id and birth date. */
  private static LoadedStudent ours(String ssid, String status, Map<Field, String> values) {
    Map<Field, String> all = new EnumMap<>(Field.class);
    all.putAll(values);
    all.put(Field.SSID, ssid);
    all.put(Field.LOCAL_STUDENT_ID, "123");
    all.put(Field.LAST_NAME, "Alvarez");
    all.put(Field.FIRST_NAME, "Marisol");
    all.put(Field.BIRTHDATE, "2015-03-09");
    return new LoadedStudent(2, Values.of(all), status, null, null, null);
  }

  @Test
  void sitesOfOneNameAreToldApartByTheirNumber() {
    roster.put(RosterFile.ORGS, "oak2", "name=oak elementary", "type=school", "identifier=9900102");
    Received received = Received.of(roster, DESSA);
    assertThat(received.column("sites.csv", "Site Name"))
        .containsExactly("Oak Elementary (9900101)", "oak elementary (9900102)");
    assertThat(received.column("students.csv", "Site Name"))
        .containsExactly("Oak Elementary (9900101)");
  }

  @Test
  void twoRecordsOfOneTeacherAreOnePerson() {
    roster.put(
        RosterFile.USERS,
        "t2",
        "role=teacher",
        "givenName=RUTH",
        "familyName=Teller",
        "email=ruth.teller@example.org");
    roster.put(RosterFile.USERS, "t2", "givenName=Ruth");
    assertThat(Received.of(roster, DESSA).rows("staff.csv")).hasSize(1);
    assertThat(Received.of(roster, DESSA).leftOut()).isEmpty();
  }

  @Test
  void aClassWithoutTitleGoesByThatOfItsCourse() {
    roster.put(RosterFile.CLASSES, "room5", "title=", "periods=1,2");
    Received received = Received.of(roster, DESSA);
    assertThat(received.column("students.csv", "Class Name")).containsExactly("Fifth Grade");
    assertThat(received.column("students.csv", "Class Period")).containsExactly("1,2");
  }
}
