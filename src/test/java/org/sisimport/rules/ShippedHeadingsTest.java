package org.sisimport.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sisimport.decision.Decision;
import org.sisimport.decision.Settlement;
import org.sisimport.facts.District;
import org.sisimport.facts.Field;
import org.sisimport.facts.Heading;

/** {@code rules/headings.drl} and the headings of {@code rules/vendors}. */
class ShippedHeadingsTest {

  private static final String IGNORED = "ignored";
  private static final String UNKNOWN = "unknown";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SSID                  | SSID; ssid; StateStudentID; STU.CID; [STU]CID; state_studentnumber; State_StudentNumber; StateProvidenceID; State ID; stateID; student.stateID; Statewide Student ID; Student State ID
          LOCAL_STUDENT_ID      | LOCAL_ID; STUDENT_ID; Local Student ID; StudentID; STU.ID; [STU]ID; Perm ID; PermanentID; student_local_id; LocalID; District Local ID; student.studentNumber
          LAST_NAME             | Last Name; LAST_NAME; LastName; last_name; student.lastName; STU.LN; student_legal_last_name; PSCORE_LEGAL_LAST_NAME; STUDENT_LAST_NAME
          FIRST_NAME            | First Name; FIRST_NAME; FirstName; first_name; student.firstName; STU.FN; student_legal_first_name; PSCORE_LEGAL_FIRST_NAME; STUDENT_FIRST_NAME
          BIRTHDATE             | Birthdate; BIRTHDATE; DOB; dob; students.dob; date_of_birth; STU.BD; STUDENT_BIRTHDATE; Birth Date
          MIDDLE_NAME           | Middle Name; MIDDLE_NAME; middle_name; STU.MN; PSCORE_LEGAL_MIDDLE_NAME
          NAME_SUFFIX           | Name Suffix; GENERATION; STU.SF; S_CA_STU_X.NameSuffix; namesuffix; PSCORE_LEGAL_SUFFIX; Suffix
          SCHOOL_OF_ATTENDANCE  | School of Attendance; SCH_CODE; StateSchoolID; LOC.SC; stateschoolnumber
          SITE_CODE             | Site Code; SITE_CODE; site_id; local_site_id
          SCHOOL_TYPE           | School Type; SCH_TYPE
          DISTRICT_OF_RESIDENCE | District of Geographic Residence; DistrictOfGeographicResidence; DIST_RESI; DOGR; STU.ITD; InterIntraDistrictStateCode; CSE.DR; DISTRICT_HOME
          SCHOOL_OF_RESIDENCE   | School of Residence; SCH_RESI
          GRADE                 | Grade Level; GRADE; Grade; grade_level; STU.GR
          GENDER                | Gender; GENDER; gender; STU.GN; STU.SX; Sex
          ETHNICITY             | Federal Ethnicity; ETHNICITY; EthnicityCode; STU.ETH; FedEthnicity; hispanicLatino; Is Hispanic
          RACE_1                | Race1; RACE1; RaceCode1; Race1Code; STU.RC1
          RACE_2                | Race2; RACE2; RaceCode2; Race2Code; STU.RC2
          RACE_3                | Race3; RACE3; RaceCode3; Race3Code; STU.RC3
          ENGLISH_LEARNER       | English Language Acquisition Status Code; EL_TYPE; EL Type; LanguageFluencyCode; STU.LF; elastatus; S_CA_STU_X.elastatus; english_language_acquisition_status_code; ELAS
          RFEP_DATE             | RFEP Date; RFEP_DATE; DateRedesignatedFluentEnglishProficient; LAC.RD1
          PRIMARY_LANGUAGE      | Primary Language Code; NATIV_LANG; HomeLanguageCode; STU.HL; Reporting Language; PRIMARYLANGUAGE; primary_home_language
          MIGRANT               | Migrant; MIGRANT; MigrantStatus
          RESIDENTIAL_STATUS    | Residential Status; RESID_STAT
          DESIGNATION           | Designation; DESIGNATION
          """)
  void everyAliasThatIsSafeForAllDistrictsMeansItsField(Field field, String aliases) {
    for (String alias : aliases.split("; ")) {
      assertThat(meaning(alias, ShippedRules.shared(), false)).as(alias).isEqualTo(field.name());
    }
  }

  @Test
  void everyFieldIsKnownByTheNameThatWeWriteOurselves() {
    for (Field field : Field.values()) {
      assertThat(meaning(field.title(), ShippedRules.shared(), true)).isEqualTo(field.name());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CorrespondenceLanguage",
        "CorrespondenceLanguageCode",
        "STU.CL",
        "parentcorresplang",
        "primarylanguagedesc",
        "HomeLanguageSurveyFirstLanguageCode",
        "Race4",
        "RaceCode5",
        "Race4Code",
        "STU.RC5",
        "District Code",
        "District Name",
        "School Name",
        "lastfirst",
        "Student Name",
        "Address",
        "Home Phone",
        "Student Email",
        "E-Mail",
        "Zip Code",
        "Parent Name",
        "Homeroom",
        "Counselor",
        "NextGrade",
        "NextSchoolCode",
        "SchoolEnterDate"
      })
  void whatDistrictsSendAndNobodyNeedsIsIgnored(String heading) {
    assertThat(meaning(heading, ShippedRules.shared(), true)).isEqualTo(IGNORED);
  }

  /** They mean different things in different systems, or a person should see them once. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "StudentNumber",
        "student_number",
        "STU.SN",
        "SchoolCode",
        "STU.SC",
        "schoolid",
        "ResidenceSchool",
        "LEA School Code",
        "LEPStatus",
        "LEPExitDate",
        "Residency",
        "SIS_NUMBER",
        "GradeLevelShortDescription",
        "Enrollment Status",
        "Exit Date",
        "InactiveStatusCode",
        "RACES",
        "Special Ed",
        "primarydisability",
        "elastatusstartdate",
        "ID",
        "LN"
      })
  void whatIsNotTheSameEverywhereIsLeftToVendorAndDistrict(String heading) {
    assertThat(meaning(heading, ShippedRules.shared(), true)).isEqualTo(UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "PreferredFirstName, PREFERRED_FIRST_NAME",
    "Preferred First Name, PREFERRED_FIRST_NAME",
    "FirstNameAlias, PREFERRED_FIRST_NAME",
    "STU.FNA, PREFERRED_FIRST_NAME",
    "PreferredLastName, PREFERRED_LAST_NAME",
    "LastNameAlias, PREFERRED_LAST_NAME",
    "STU.LNA, PREFERRED_LAST_NAME"
  })
  void preferredNamesAreTakenOnlyWhereTheDistrictUsesThem(String heading, Field field) {
    assertThat(meaning(heading, ShippedRules.shared(), true)).isEqualTo(field.name());
    assertThat(meaning(heading, ShippedRules.shared(), false)).isEqualTo(IGNORED);
  }

  @ParameterizedTest
  @CsvSource({
    "aeries, StudentNumber, ignored",
    "aeries, STU.SN, ignored",
    "aeries, StudentID, LOCAL_STUDENT_ID",
    "aeries, STU.ID, LOCAL_STUDENT_ID",
    "aeries, SchoolCode, SITE_CODE",
    "aeries, STU.SC, SITE_CODE",
    "aeries, LOC.SC, SCHOOL_OF_ATTENDANCE",
    "aeries, StateSchoolID, SCHOOL_OF_ATTENDANCE",
    "aeries, ResidenceSchool, ignored",
    "aeries, School.StateSchoolID, SCHOOL_OF_ATTENDANCE",
    "aeries, Extended.ResidenceSchoolStateSchoolID, SCHOOL_OF_RESIDENCE",
    "aeries, Extended.InterIntraDistrictStateCode, DISTRICT_OF_RESIDENCE",
    "aeries, Extended.DateRedesignatedFluentEnglishProficient, RFEP_DATE",
    "aeries, Program.ProgramCode, DESIGNATION",
    "aeries, Program.Migrant, MIGRANT",
    "aeries, ProgramCode, unknown",
    "aeries, CID, SSID",
    "aeries, LN, LAST_NAME",
    "aeries, FN, FIRST_NAME",
    "aeries, BD, BIRTHDATE",
    "aeries, GR, GRADE",
    "aeries, SX, GENDER",
    "aeries, LF, ENGLISH_LEARNER",
    "aeries, FNA, PREFERRED_FIRST_NAME",
    "aeries, LNA, PREFERRED_LAST_NAME",
    "aeries, TCH.LN, unknown",
    "aeries, CSE.ID, unknown",
    "powerschool, student_number, LOCAL_STUDENT_ID",
    "powerschool, students.student_number, LOCAL_STUDENT_ID",
    "powerschool, schoolid, SITE_CODE",
    "powerschool, elastatusstartdate, RFEP_DATE",
    "powerschool, dcid, ignored",
    "infinite-campus, student.studentNumber, LOCAL_STUDENT_ID",
    "infinite-campus, studentNumber, LOCAL_STUDENT_ID",
    "infinite-campus, student.stateID, SSID",
    "infinite-campus, ELAS Start Date, RFEP_DATE",
    "infinite-campus, student.personID, ignored",
    "oneroster, users.identifier, LOCAL_STUDENT_ID",
    "oneroster, users.userIds.SSID, SSID",
    "oneroster, users.userIds.State ID, SSID",
    "oneroster, users.metadata.ssid, SSID",
    "oneroster, users.givenName, FIRST_NAME",
    "oneroster, users.familyName, LAST_NAME",
    "oneroster, users.middleName, MIDDLE_NAME",
    "oneroster, users.preferredGivenName, PREFERRED_FIRST_NAME",
    "oneroster, users.preferredFamilyName, PREFERRED_LAST_NAME",
    "oneroster, users.preferredMiddleName, ignored",
    "oneroster, users.grades, GRADE",
    "oneroster, users.sourcedId, ignored",
    "oneroster, users.username, ignored",
    "oneroster, users.userMasterIdentifier, ignored",
    "oneroster, users.userIds.Lunch, unknown",
    "oneroster, users.metadata.program, unknown",
    "oneroster, users.metadata.designation, DESIGNATION",
    "oneroster, demographics.birthDate, BIRTHDATE",
    "oneroster, demographics.sex, GENDER",
    "oneroster, demographics.hispanicOrLatinoEthnicity, ETHNICITY",
    "oneroster, demographics.race1, RACE_1",
    "oneroster, demographics.race3, RACE_3",
    "oneroster, demographics.race4, ignored",
    "oneroster, orgs.identifier, SCHOOL_OF_ATTENDANCE",
    "oneroster, orgs.sourcedId, ignored",
    "oneroster, orgs.name, ignored"
  })
  void aVendorsHeadingsMeanWhatTheyMeanThere(String vendor, String heading, String meaning) {
    assertThat(meaning(heading, ShippedRules.with(vendor), true)).isEqualTo(meaning);
  }

  /** Each name of the files once more as a heading: rules that disagree would refuse the file. */
  @ParameterizedTest
  @ValueSource(strings = {"aeries", "powerschool", "infinite-campus", "oneroster"})
  void noNameIsClaimedTwice(String vendor) throws Exception {
    Set<String> names = new TreeSet<>();
    for (Path file :
        List.of(Path.of("rules/headings.drl"), Path.of("rules/vendors", vendor + ".drl"))) {
      Pattern.compile("\"([^\"]+)\"")
          .matcher(Files.readString(file))
          .results()
          .forEach(found -> names.add(found.group(1)));
    }
    assertThat(names).hasSizeGreaterThan(200);
    for (String name : names) {
      assertThat(meaning(name, ShippedRules.with(vendor), true)).as(name).isNotEqualTo("conflict");
      assertThat(meaning(name, ShippedRules.with(vendor), false)).as(name).isNotEqualTo("conflict");
    }
  }

  private static String meaning(String text, RuleSet rules, boolean preferredNames) {
    District district =
        new District("9900001", "Golden Valley", Set.of(), false, false, preferredNames, false);
    List<String> said =
        Settlement.highest(rules.consultHeadings(List.of(new Heading(1, text, district)))).stream()
            .map(ShippedHeadingsTest::shown)
            .distinct()
            .toList();
    return said.isEmpty() ? UNKNOWN : said.size() == 1 ? said.get(0) : "conflict";
  }

  private static String shown(Decision.OfHeading decision) {
    return decision instanceof Decision.MapHeading map ? map.field().name() : IGNORED;
  }
}
