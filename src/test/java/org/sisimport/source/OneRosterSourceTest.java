package org.sisimport.source;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sisimport.oneroster.RosterFile;
import org.sisimport.oneroster.RosterMode;
import org.sisimport.oneroster.RosterPackage;
import org.sisimport.rosterapi.OneRosterStub;
import org.sisimport.source.SourceException.Trouble;

/** What a OneRoster API is asked for, and the package that is made of its answers. */
class OneRosterSourceTest {

  private final OneRosterStub stub = new OneRosterStub();
  private final OneRosterHome home;

  OneRosterSourceTest(@TempDir Path temp) {
    home = new OneRosterHome(temp, stub);
  }

  @BeforeEach
  void fill() {
    stub.smallDistrict();
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  // ---- the package ----

  @Test
  void aReadIsAOneRosterPackageWithoutAFault() {
    Delivery delivery = home.pull();
    RosterPackage read = RosterPackage.open(delivery.content(), delivery.name(), true);
    read.checkReferences((file, id) -> false);

    assertThat(delivery.name()).isEqualTo("oneroster-api-2026-10-15.zip");
    assertThat(delivery.pattern().name()).isEqualTo("oneroster-api");
    assertThat(read.notices()).isEmpty();
    assertThat(read.version()).isEqualTo("1.1");
    assertThat(read.mode(RosterFile.USERS)).isEqualTo(RosterMode.BULK);
    assertThat(read.mode(RosterFile.DEMOGRAPHICS)).isEqualTo(RosterMode.BULK);
  }

  @Test
  void theManifestListsAllFilesAndCallsAbsentWhatWasNotRead() {
    stub.without("courses");

    assertThat(home.lines("manifest.csv"))
        .startsWith("propertyName,value", "manifest.version,1.0", "oneroster.version,1.1")
        .contains("file.users,bulk", "file.courses,absent", "file.lineItems,absent")
        .hasSize(16);
  }

  @Test
  void referencesBecomeTheirIdsAndListsAreJoined() {
    stub.set("users", "U1", "agents", List.of(OneRosterStub.ref("G1"), OneRosterStub.ref("G2")));
    Map<String, String> entries = ApiHome.entries(home.pull());

    assertThat(entries.getOrDefault("orgs.csv", "").lines())
        .containsExactly(
            "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId",
            "D1,,,Tern Unified,district,9900001,",
            "S1,,,\"Almond, \"\"the\"\" Elementary\",school,9900101,D1");
    assertThat(entries.getOrDefault("courses.csv", "").lines())
        .contains("C1,,,Y1,Reading 5,RD5,\"04,05\",S1,,");
    assertThat(entries.getOrDefault("classes.csv", "").lines())
        .contains("K1,,,\"Reading 5, morning\",05,C1,,homeroom,,S1,Y1,,,\"1,2\"");
    assertThat(entries.getOrDefault("users.csv", "").lines())
        .contains("U1,,,true,S1,student,U1,{SSID:1000000001},Ana,Ruiz,,1000000001,,,,\"G1,G2\",05");
    assertThat(entries.getOrDefault("enrollments.csv", "").lines())
        .contains("E1,,,K1,S1,U1,student,false,2026-08-12,");
    assertThat(entries.getOrDefault("demographics.csv", "").lines())
        .contains("U1,,,2016-05-01,female,,false,,,true,,,,,,");
  }

  @Test
  void passwordsAreNotTaken() {
    assertThat(String.join("\n", ApiHome.entries(home.pull()).values()))
        .doesNotContain("password", ",pw");
  }

  @Test
  void gradesMayBeOneText() {
    stub.set("users", "U1", "grades", "05");

    assertThat(home.lines("users.csv"))
        .anyMatch(line -> line.startsWith("U1,") && line.endsWith(",05"));
  }

  @Test
  void aLineEndInAValueBecomesABlank() {
    stub.set("orgs", "D1", "name", "Tern\r\nUnified");

    assertThat(home.lines("orgs.csv")).contains("D1,,,Tern Unified,district,9900001,");
  }

  @Test
  void whoIsToBeDeletedIsLeftOut() {
    stub.student("U2", "1000000002", "Bo", "Lee", "KG");
    stub.set("users", "U2", "status", "tobedeleted")
        .set("demographics", "U2", "status", "ToBeDeleted");

    Map<String, String> entries = ApiHome.entries(home.pull());

    assertThat(entries.get("users.csv")).contains("U1,").doesNotContain("U2");
    assertThat(entries.get("demographics.csv")).doesNotContain("U2");
  }

  @Test
  void extensionsOfUsersAreColumnsWhereTheDistrictNamesThem() {
    stub.set("users", "U1", "metadata", Map.of("ell", "Y", "other", "x"));
    home.with("metadata", "[ell]");

    assertThat(home.lines("users.csv"))
        .anyMatch(line -> line.endsWith(",metadata.ell"))
        .anyMatch(line -> line.startsWith("U1,") && line.endsWith(",05,Y"))
        .anyMatch(line -> line.startsWith("T1,") && line.endsWith(","));
  }

  @Test
  void theSameAnswersMakeTheSameBytes() {
    assertThat(home.pull().sha256()).isEqualTo(home.pull().sha256());
  }

  // ---- pages ----

  @ParameterizedTest
  @CsvSource({"true, true", "true, false", "false, true", "false, false"})
  void allPagesAreReadWhateverTheServerTellsOfThem(boolean next, boolean total) {
    for (int i = 0; i < 23; i++) {
      stub.student("V" + i, "20000000%02d".formatted(i), "Vic", "Toor", "05");
    }
    stub.tells(next, total).shortenPagesTo(4);
    home.with("page-size", "5");

    assertThat(home.lines("users.csv")).hasSize(1 + 2 + 23).doesNotHaveDuplicates();
  }

  @Test
  void aFullLastPageIsFollowedByNoFurtherQuestionWhereTheServerTellsTheEnd() {
    home.with("page-size", "2");
    home.pull();

    assertThat(stub.asked())
        .containsExactly(
            "POST /sis/oauth2/token",
            "GET orgs?limit=2&offset=0&sort=sourcedId&orderBy=asc",
            "GET academicSessions?limit=2&offset=0&sort=sourcedId&orderBy=asc",
            "GET courses?limit=2&offset=0&sort=sourcedId&orderBy=asc",
            "GET classes?limit=2&offset=0&sort=sourcedId&orderBy=asc",
            "GET users?limit=2&offset=0&sort=sourcedId&orderBy=asc",
            "GET enrollments?limit=2&offset=0&sort=sourcedId&orderBy=asc",
            "GET demographics?limit=2&offset=0&sort=sourcedId&orderBy=asc");
  }

  @Test
  void anEmptyPageBehindTheLastEndsIt() {
    stub.emptyLastPage();
    home.with("page-size", "2");

    assertThat(home.lines("users.csv")).hasSize(3);
    assertThat(stub.asked()).contains("GET users?limit=2&offset=2&sort=sourcedId&orderBy=asc");
  }

  @Test
  void whatComesOnTwoPagesIsTakenOnce() {
    stub.student("U2", "1000000002", "Bo", "Lee", "KG");
    stub.student("U3", "1000000003", "Cy", "Mora", "KG");
    stub.tells(false, false).repeats(1);
    home.with("page-size", "2");

    assertThat(home.lines("users.csv")).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void aTotalThatIsNotReachedIsABrokenRead() {
    stub.saysTooMany(1).tells(true, true);

    SourceException e = catchThrowableOfType(SourceException.class, home::pull);

    assertThat(e.trouble()).isEqualTo(Trouble.MOVED);
    assertThat(e)
        .hasMessage(
            "The OneRoster API at "
                + stub.url()
                + " of district 9900001 says that it has 3 orgs and gives 2 different ones: a page"
                + " is missing, or they were changed while they were read; nothing was taken, and"
                + " the next visit reads it afresh");
    assertThat(home.spooled()).isEmpty();
  }

  @Test
  void aServerThatDoesNotPageIsNotAskedForEver() {
    stub.answer("orgs", aResponse().withBody("{\"orgs\":[{\"sourcedId\":\"S1\",\"name\":\"A\"}]}"));

    SourceException e = catchThrowableOfType(SourceException.class, home::pull);

    assertThat(e.trouble()).isEqualTo(Trouble.ANSWER);
    assertThat(e).hasMessageContaining("it gives the same page again");
  }

  @Test
  void aServerThatCannotSortIsNotAskedTo() {
    home.with("sort", "none").with("leave-out", "[courses, demographics]");
    home.pull();

    assertThat(stub.asked())
        .contains("GET users?limit=1000&offset=0")
        .noneMatch(asked -> asked.contains("sort") || asked.contains("courses"));
  }

  // ---- what is not given ----

  @ParameterizedTest
  @ValueSource(ints = {403, 404})
  void withoutDemographicsTheRestIsRead(int status) {
    stub.answer("demographics", aResponse().withStatus(status));

    assertThat(home.lines("manifest.csv")).contains("file.demographics,absent", "file.users,bulk");
    assertThat(home.lines("demographics.csv")).isEmpty();
  }

  @Test
  void halfOfTheDemographicsAreNone() {
    stub.student("U2", "1000000002", "Bo", "Lee", "KG");
    home.with("page-size", "1");
    stub.server()
        .stubFor(
            get(urlMatching(".*/demographics\\?limit=1&offset=1.*"))
                .atPriority(1)
                .willReturn(aResponse().withStatus(403)));

    SourceException e = catchThrowableOfType(SourceException.class, home::pull);

    assertThat(e.trouble()).isEqualTo(Trouble.PERMISSION);
    assertThat(home.spooled()).isEmpty();
  }

  @Test
  void noUsersAtAllAreNoRead() {
    stub.without("users");

    SourceException e = catchThrowableOfType(SourceException.class, home::pull);

    assertThat(e.trouble()).isEqualTo(Trouble.ANSWER);
    assertThat(e).hasMessageContaining("gives no users at all");
  }

  // ---- how it is opened ----

  @Test
  void aTokenIsAskedForOnceWithTheScopesThatAreDocumented() {
    home.pull();

    assertThat(stub.scopes())
        .containsExactly(
            "https://purl.imsglobal.org/spec/or/v1p1/scope/roster-core.readonly"
                + " https://purl.imsglobal.org/spec/or/v1p1/scope/roster-demographics.readonly");
  }

  @Test
  void aTokenThatHasExpiredIsReplacedInTheMiddleOfARead() {
    stub.answerOnce("users", aResponse().withStatus(401));

    assertThat(home.lines("users.csv")).hasSize(3);
    assertThat(stub.scopes()).hasSize(2);
  }

  @Test
  void aTokenThatIsNotAcceptedIsReplacedOnceAndNoMore() {
    stub.answer("users", aResponse().withStatus(401));

    SourceException e = catchThrowableOfType(SourceException.class, home::pull);

    assertThat(e.trouble()).isEqualTo(Trouble.CREDENTIALS);
    assertThat(stub.scopes()).hasSize(2);
    assertThat(e).hasMessageContaining("does not accept the secret in the file");
  }

  @Test
  void aSignatureOpensEachRequest() {
    home.withOAuth1(OneRosterStub.SECRET).with("page-size", "1");

    assertThat(home.lines("users.csv")).hasSize(3);
    assertThat(stub.asked()).allMatch(asked -> asked.startsWith("GET "));
  }

  @Test
  void aWrongSecretOpensNothing() {
    home.withOAuth1("another");

    SourceException e = catchThrowableOfType(SourceException.class, home::pull);

    assertThat(e.trouble()).isEqualTo(Trouble.CREDENTIALS);
    assertThat(stub.asked()).hasSize(1);
  }

  @Test
  void onlyDocumentedPathsAreReadAndNothingIsSentButTheQuestionForAToken() {
    home.pull();

    assertThat(stub.asked().subList(1, stub.asked().size()))
        .allMatch(
            asked ->
                asked.matches(
                    "GET (orgs|academicSessions|courses|classes|users|enrollments|demographics)\\?.*"));
  }

  @Test
  void requestsArePaced() {
    home.with("per-second", "2");
    home.pull();

    assertThat(home.waited()).isBetween(Duration.ofMillis(3_400), Duration.ofMillis(3_600));
  }

  @Test
  void aLookAsksForOneSchool() {
    try (Source source = home.source()) {
      assertThat(source.look()).contains("OneRoster answers, and shows its schools");
    }

    assertThat(stub.asked()).contains("GET orgs?limit=1&offset=0&sort=sourcedId&orderBy=asc");
  }

  @Test
  void whatOpensItStandsNowhere() throws IOException {
    Delivery delivery = home.pull();
    List<String> seen =
        List.of(
            home.district().toString(),
            home.district().source().toString(),
            home.district().source().place(),
            Credential.of(OneRosterStub.SECRET).toString(),
            String.join("\n", ApiHome.entries(delivery).values()),
            new String(Files.readAllBytes(delivery.content()), StandardCharsets.ISO_8859_1));

    assertThat(seen)
        .noneMatch(
            text -> text.contains(OneRosterStub.SECRET) || text.contains(OneRosterStub.TOKEN));
    assertThat(stub.asked())
        .noneMatch(text -> text.contains("5ec2e7") || text.contains(OneRosterStub.TOKEN));
  }
}
