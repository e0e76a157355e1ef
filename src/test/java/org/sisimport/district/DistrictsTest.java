package org.sisimport.district;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sisimport.SisImportException;

class DistrictsTest {

  private final Path home;

  DistrictsTest(@TempDir Path home) throws IOException {
    this.home = home;
    write("districts/9900002/district.yaml", "name: Two");
    write("districts/9900001/district.yaml", "name: One");
    write("districts/README.md", "how to add one");
    write("districts/.hidden/x", "");
  }

  @Test
  void districtsAreTheFoldersNamedByACodeSorted() throws IOException {
    write("districts/99000030/district.yaml", "name: Eight digits");

    assertThat(new Districts(home).listCodes()).containsExactly("9900001", "9900002");
    assertThat(new Districts(home).get("9900002").district().name()).isEqualTo("Two");
  }

  @Test
  void whatLiesAmongThemAndIsNoneIsTold() throws IOException {
    assertThat(new Districts(home).listStrays()).isEmpty();

    write("districts/golden-valley/district.yaml", "name: A");
    write("districts/9900009", "a file");

    assertThat(new Districts(home).listStrays())
        .extracting(DistrictSetupException.Problem::toString)
        .containsExactly(
            "districts/9900009: this is a file; a district is a folder with that name",
            "districts/golden-valley: no district: its folder is named by seven digits");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "../9900001",
        "9900001/",
        "/9900001",
        "9900001\u0000",
        "990000",
        "99000011",
        "%2e%2e",
        "\u0669900001",
        "990000l",
        "\uff19900001",
        "C:\\9900",
        "9900001\n"
      })
  void aCodeIsSevenDigitsAndNothingElse(String code) {
    assertThatThrownBy(() -> new Districts(home).get(code))
        .isInstanceOf(DistrictSetupException.class)
        .hasMessageContaining("is no district's code: seven digits")
        .hasMessageNotContaining("\n");
  }

  @Test
  void anUnknownDistrictIsToldWithTheNearestOne() {
    assertThatThrownBy(() -> new Districts(home).get("9900012"))
        .isInstanceOf(DistrictSetupException.class)
        .hasMessageContaining("there is no such district (did you mean `9900002`?)");
  }

  @Test
  void aHomeWithoutDistrictsIsTold(@TempDir Path elsewhere) {
    assertThatThrownBy(() -> new Districts(elsewhere).listCodes())
        .isInstanceOf(SisImportException.class)
        .hasMessageContaining("--home");
  }

  @Test
  void aSampleStatesItsCodeAndItsFilesLieInIncoming() throws IOException {
    write("samples/first/district.yaml", "code: 9900077\nname: A\nsource: { folder: inbox }");
    Path sample = home.resolve("samples/first");
    Files.createDirectory(sample.resolve("incoming"));

    DistrictFolder district = new Districts(home).readSample(sample);

    assertThat(district.code()).isEqualTo("9900077");
    assertThat(folderOf(district)).isEqualTo(sample.resolve("incoming"));
  }

  @Test
  void aSampleWithoutIncomingTakesTheFolderThatItNames() throws IOException {
    write("samples/first/district.yaml", "code: 9900077\nname: A\nsource: { folder: inbox }");

    assertThat(folderOf(new Districts(home).readSample(home.resolve("samples/first"))))
        .isEqualTo(home.resolve("samples/first/inbox"));
  }

  @Test
  void aSampleWithoutCodeOrWithAWrongOneIsRefused() throws IOException {
    Path sample = home.resolve("samples/first");
    write("samples/first/district.yaml", "name: A");
    assertThatThrownBy(() -> new Districts(home).readSample(sample))
        .isInstanceOf(DistrictSetupException.class)
        .hasMessageContaining("`code` is missing");

    write("samples/first/district.yaml", "name: A\ncode: 77");
    assertThatThrownBy(() -> new Districts(home).readSample(sample))
        .isInstanceOf(DistrictSetupException.class)
        .hasMessage(
            sample + "/district.yaml:2: `code` is `77`; write seven digits, such as 9900001");
  }

  @Test
  void thePathOfADistrictIsTheDistrictAndNeedsNoCode() {
    assertThat(new Districts(home).readSample(home.resolve("districts/9900001/")).code())
        .isEqualTo("9900001");
  }

  @Test
  void aFolderThatIsNoSampleIsTold() throws IOException {
    Path folder = Files.createDirectory(home.resolve("empty"));

    assertThatThrownBy(() -> new Districts(home).readSample(folder))
        .hasMessageContaining("there is no district.yaml in this folder");
    assertThatThrownBy(() -> new Districts(home).readSample(home.resolve("nowhere")))
        .isInstanceOf(DistrictSetupException.class)
        .hasMessageContaining("there is no such folder");
  }

  private void write(String path, String text) throws IOException {
    Path file = home.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static Path folderOf(DistrictFolder district) {
    return ((FolderSourceConfig) district.source()).folder();
  }
}
