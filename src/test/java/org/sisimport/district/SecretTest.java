package org.sisimport.district;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sisimport.SisImportException;

@EnabledOnOs({OS.LINUX, OS.MAC})
class SecretTest {

  private final Path file;
  private final Secret secret;

  SecretTest(@TempDir Path temp) throws IOException {
    this.file = temp.resolve("secret");
    this.secret = new Secret(null, file);
    write("xyzzy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xyzzy", "xyzzy\n", "xyzzy\r\n"})
  void aFileIsReadWithoutItsLineEnd(String content) throws IOException {
    write(content);

    assertThat(secret.read()).isEqualTo("xyzzy");
  }

  @Test
  void aChangedFileTakesEffectAtOnce() throws IOException {
    assertThat(secret.read()).isEqualTo("xyzzy");
    write(" plugh ");

    assertThat(secret.read()).isEqualTo(" plugh ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw--w----", "rw----r--", "rw-----w-", "rwxrwxrwx"})
  void aFileThatOthersCanReadOrChangeIsRefused(String permissions) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

    assertThatThrownBy(secret::read)
        .isInstanceOf(SisImportException.class)
        .hasMessage(
            "The file "
                + file
                + ", which should hold a secret, can be read or changed by others than its owner;"
                + " chmod 600 it");
  }

  @Test
  void aFileOfSomebodyElseIsRefused() throws IOException {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root gives files away");
    Files.setAttribute(file, "unix:uid", 65534);

    assertThatThrownBy(secret::read)
        .hasMessageContaining(" belongs to ")
        .hasMessageContaining("chmod 600");
  }

  @Test
  void aLinkIsRefused() throws IOException {
    Path link = Files.createSymbolicLink(file.resolveSibling("link"), file);

    assertThatThrownBy(new Secret(null, link)::read)
        .hasMessageContaining(link + ", which should hold a secret, is a link; ")
        .hasMessageContaining("chmod 600");
  }

  @Test
  void whatIsNotThereOrEmptyOrAFolderOrHugeIsRefused() throws IOException {
    write("\n");
    assertThatThrownBy(secret::read).hasMessageContaining("is empty; ");
    write("x".repeat(70_000));
    assertThatThrownBy(secret::read).hasMessageContaining("is larger than 64 KiB; ");
    Files.delete(file);
    assertThatThrownBy(secret::read)
        .hasMessageContaining("is not there; create it, and chmod 600 it");
    Files.createDirectory(file);
    assertThatThrownBy(secret::read).hasMessageContaining("is no file; ");
  }

  @Test
  void aVariableIsReadWhenItIsNeeded() {
    Secret variable = new Secret("SIS_PASSWORD", null);

    assertThat(variable.read(Map.of("SIS_PASSWORD", "xyzzy\n"))).isEqualTo("xyzzy");
    assertThatThrownBy(() -> variable.read(Map.of()))
        .hasMessage(
            "The environment variable SIS_PASSWORD, which should hold a secret, is not set; set it"
                + " for the user that runs this program");
    assertThatThrownBy(() -> variable.read(Map.of("SIS_PASSWORD", "")))
        .hasMessageContaining("is empty");
    assertThat(new Secret("PATH", null).read()).isEqualTo(System.getenv("PATH"));
  }

  @Test
  void onlyThePlaceIsShown() {
    assertThat(secret).hasToString("the file " + file);
    assertThat(new Secret("SIS_PASSWORD", null))
        .hasToString("the environment variable SIS_PASSWORD");
  }

  private void write(String content) throws IOException {
    Files.writeString(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }
}
