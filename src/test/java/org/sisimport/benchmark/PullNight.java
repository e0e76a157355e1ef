package org.sisimport.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A pull of all 80,000 students of a district from an Aeries on this machine. The floor is somebody
 * who asks the same questions and throws the answers away.
 */
final class PullNight {

  private static final String CODE = "9900079";
  private static final String HEAP = "-Xmx256m";
  private static final int AT_ONCE = 2;
  private static final int ROUNDS = 3;

  /** Less than a district's server takes for a page of students. */
  private static final Duration THINKS = Duration.ofMillis(50);

  private final Path checkout;
  private final Path folder;
  private final Table table;

  /**
   * @param checkout holds the shipped rules
   * @param folder for homes of this benchmark's own
   */
  PullNight(Path checkout, Path folder, Table table) {
    this.checkout = checkout;
    this.folder = folder;
    this.table = table;
  }

  void run() throws Exception {
    measure(7, "one of seven in special education", true, THINKS);
    measure(1, "all in special education", false, THINKS);
    measure(7, "one of seven in special education", true, Duration.ZERO);
  }

  /**
   * @param apply whether what is planned is also written
   * @param thinks how long the server takes for an answer
   */
  private void measure(int oneInProgramOf, String who, boolean apply, Duration thinks)
      throws Exception {
    Path home = Benchmarks.home(checkout, folder.resolve("home"));
    try (AeriesServer server = new AeriesServer(oneInProgramOf, thinks)) {
      writeDistrict(home.resolve("districts").resolve(CODE), server);
      Path students = home.resolve("ours.csv");
      Files.writeString(students, server.ours());
      // loading is done once in the life of a district, and is not what is measured
      Child.run(folder.resolve("output.txt"), java("-Xmx1g", home, "load", CODE, students));
      double[] pull = new double[ROUNDS];
      double[] cpu = new double[ROUNDS];
      double[] serve = new double[ROUNDS];
      boolean whole = true;
      for (int round = 0; round < ROUNDS; round++) {
        server.nextNight();
        server.takeAsked();
        Path output = folder.resolve("output.txt");
        Cpu.Cost cost =
            Child.run(
                output,
                apply
                    ? java(HEAP, home, "run", "--now", "--full", "--json", CODE)
                    : java(HEAP, home, "preview", "--json", CODE));
        pull[round] = cost.wall();
        cpu[round] = cost.cpu();
        serve[round] = served(server.takeAsked());
        int rows = (AeriesServer.STUDENTS + oneInProgramOf - 1) / oneInProgramOf;
        whole &= Files.readString(output).contains("\"read\":" + rows + ",");
      }
      double ratio = Cpu.median(pull) / Cpu.median(serve);
      String measure =
          String.format(
              "%,d students of an Aeries that takes %d ms for an answer, %s, %s within %s / its"
                  + " own serving time",
              AeriesServer.STUDENTS,
              thinks.toMillis(),
              who,
              apply ? "pulled, planned and applied" : "pulled and planned",
              HEAP);
      String measured =
          String.format(
              "%.1f times (%.1f / %.1f s by the wall; %.1f CPU-s)",
              ratio, Cpu.median(pull), Cpu.median(serve), Cpu.median(cpu));
      if (thinks.isZero()) {
        table.add(measure, whole ? measured : "not whole");
      } else {
        table.add(measure, measured, "at most 1.5 times", whole && ratio <= 1.5);
      }
    }
    Benchmarks.delete(home);
  }

  private static void writeDistrict(Path district, AeriesServer server) throws IOException {
    Files.createDirectories(district);
    Path certificate = district.resolve("certificate");
    Files.createFile(
        certificate,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(certificate, "0123456789abcdef0123456789abcdef");
    Files.writeString(
        district.resolve("district.yaml"),
        "name: Nowhere Unified\nstate: live\nsource:\n  aeries:\n    url: "
            + server.url()
            + "\n    certificate: { file: certificate }\n    per-second: 1000\n    at-once: "
            + AT_ONCE
            + "\nlimits: none\n");
    Files.writeString(district.resolve("schools.csv"), AeriesServer.schools());
  }

  /** How long the server takes to give out the same answers to somebody who does nothing else. */
  private static double served(List<String> addresses) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      long begun = System.nanoTime();
      List<Future<Long>> answers = new ArrayList<>();
      for (String address : addresses) {
        answers.add(threads.submit(() -> discard(client, address)));
      }
      for (Future<Long> answer : answers) {
        answer.get();
      }
      return (System.nanoTime() - begun) / 1e9;
    } finally {
      threads.shutdown();
    }
  }

  private static long discard(HttpClient client, String address) throws Exception {
    HttpResponse<InputStream> answer =
        client.send(
            HttpRequest.newBuilder(URI.create(address)).build(),
            HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      return body.transferTo(OutputStream.nullOutputStream());
    }
  }

  private static List<String> java(String heap, Path home, Object... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // as the launcher does
                "-XX:+UseSerialGC",
                "-XX:CompileThresholdScaling=10",
                heap,
                "-cp",
                System.getProperty("java.class.path"),
                "org.sisimport.cli.Main"));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    command.addAll(List.of("--home", home.toString()));
    return command;
  }
}
