package org.sisimport.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher in a checkout of its own, with a Maven and a Java that only say what they are told.
 */
class LauncherTest {

  private final Path root;
  private final Path checkout;
  private final Path tools;
  private final Path jdk;

  LauncherTest(@TempDir Path root) {
    this.root = root;
    this.checkout = root.resolve("a check out");
    this.tools = root.resolve("tools");
    this.jdk = root.resolve("jdk");
  }

  @BeforeEach
  void makeCheckout() throws IOException {
    Files.createDirectories(checkout.resolve("src/main"));
    Files.createFile(checkout.resolve("pom.xml"));
    Files.copy(
        Path.of("sis-import"), checkout.resolve("sis-import"), StandardCopyOption.COPY_ATTRIBUTES);
    script(
        tools.resolve("mvn"),
        "echo build >>built",
        "[ -z \"${BROKEN:-}\" ] || { echo 'no such artifact'; exit 1; }",
        "sleep 0.3",
        "touch target/sis-import.jar");
    script(
        jdk.resolve("bin/java"), "pwd", "printf '<%s>\\n' \"$@\"", "echo \"locale ${LC_ALL:-}\"");
    script(jdk.resolve("bin/javac"), "true");
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
  }

  @Test
  void theFirstStartBuildsAndTheNextDoesNot() throws Exception {
    Said first = start(Map.of(), launcher(), "history");
    assertThat(first.err()).startsWith("sis-import: building");
    assertThat(first.out()).contains("<history>").doesNotContain("building");

    Said second = start(Map.of(), launcher(), "history");
    assertThat(second.err()).isEmpty();
    assertThat(second.exit()).isZero();
    assertThat(builds()).isEqualTo(1);

    Files.writeString(checkout.resolve("src/main/New.java"), "class New {}");
    start(Map.of(), launcher(), "history");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void twoThatStartAtOnceBuildOnce() throws Exception {
    Process one = process(Map.of(), launcher(), "history").start();
    Process other = process(Map.of(), launcher(), "history").start();
    assertThat(one.waitFor()).isZero();
    assertThat(other.waitFor()).isZero();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void itFindsItsCheckoutThroughALinkAndStaysWhereTheCallerIs() throws Exception {
    Path link = Files.createSymbolicLink(root.resolve("sis"), launcher());
    Path elsewhere = Files.createDirectory(root.resolve("else where"));

    Said said =
        said(process(Map.of(), link, "run", "a folder/x").directory(elsewhere.toFile()).start());

    assertThat(said.out().lines())
        .startsWith(elsewhere.toRealPath().toString())
        .contains("<-Dsisimport.home=" + checkout.toRealPath() + ">", "<run>", "<a folder/x>");
  }

  @Test
  void withoutALocaleFileNamesAreUtf8() throws Exception {
    assertThat(start(Map.of("LC_ALL", "C"), launcher()).out()).contains("locale C.UTF-8");
    assertThat(start(Map.of("LC_ALL", "en_US.UTF-8"), launcher()).out())
        .contains("locale en_US.UTF-8");
  }

  @Test
  void whatIsMissingIsToldInOneSentence() throws Exception {
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
    refuses(
        Map.of(),
        "sis-import: " + jdk.resolve("bin/java") + " is Java 11.0.2; a JDK 17 or newer is needed");
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"1.8.0_392\"\n");
    refuses(Map.of(), "is Java 1.8.0_392; a JDK 17 or newer is needed");
    refuses(
        Map.of("JAVA_HOME", "/nowhere"),
        "sis-import: there is no Java in JAVA_HOME, which is /nowhere; a JDK 17 or newer is needed");
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25\"\n");
    Files.delete(jdk.resolve("bin/javac"));
    refuses(Map.of(), "is a Java without a compiler; a JDK, 17 or newer, builds");
    Files.delete(tools.resolve("mvn"));
    refuses(Map.of(), "sis-import: Maven is not on the PATH; 3.8 or newer builds the program");
  }

  @Test
  void aBuildThatFailsShowsItsEndAndStartsNothing() throws Exception {
    Said said = start(Map.of("BROKEN", "yes"), launcher(), "history");

    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).contains("no such artifact\n").contains("sis-import: the build failed");
  }

  private void refuses(Map<String, String> environment, String sentence) throws Exception {
    Said said = start(environment, launcher(), "history");
    assertThat(said.err()).contains(sentence).hasLineCount(1);
    assertThat(said.out()).isEmpty();
    assertThat(said.exit()).isEqualTo(2);
  }

  private record Said(int exit, String out, String err) {}

  private Path launcher() {
    return checkout.resolve("sis-import");
  }

  private Said start(Map<String, String> environment, Path launcher, String... args)
      throws Exception {
    return said(process(environment, launcher, args).start());
  }

  private static Said said(Process process) throws Exception {
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
    return new Said(process.waitFor(), out, err);
  }

  private ProcessBuilder process(Map<String, String> environment, Path launcher, String... args)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("/bin/bash", launcher.toString()));
    command.addAll(List.of(args));
    ProcessBuilder process = new ProcessBuilder(command);
    process.environment().put("JAVA_HOME", jdk.toString());
    process.environment().put("PATH", tools + ":/usr/bin:/bin");
    if (!Files.exists(tools.resolve("mvn"))) {
      process.environment().put("PATH", withoutMaven().toString());
    }
    process.environment().putAll(environment);
    return process;
  }

  /** The few commands that the launcher needs, and no Maven, which may lie beside them. */
  private Path withoutMaven() throws IOException {
    Path folder = root.resolve("bin");
    for (String name : List.of("bash", "dirname", "readlink", "sed", "find", "mkdir", "flock")) {
      script(folder.resolve(name), "exec /usr/bin/" + name + " \"$@\"");
    }
    return folder;
  }

  private long builds() throws IOException {
    return Files.readAllLines(checkout.resolve("built")).size();
  }

  private static void script(Path file, String... lines) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
