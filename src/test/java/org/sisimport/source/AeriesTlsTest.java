package org.sisimport.source;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sisimport.aeries.AeriesStub;
import org.sisimport.source.SourceException.Trouble;

/** Who an Aeries is, is proven by TLS; to nobody else is anything sent. */
class AeriesTlsTest {

  private static final String PASSWORD = "changeit";

  private final Path temp;
  private final SSLContext usual;

  AeriesTlsTest(@TempDir Path temp) throws NoSuchAlgorithmException {
    this.temp = temp;
    this.usual = SSLContext.getDefault();
  }

  @BeforeEach
  @AfterEach
  void trustWhomEverybodyTrusts() {
    SSLContext.setDefault(usual);
  }

  /** A key with a certificate for that name, which nobody has signed. */
  private Path keyFor(String name) throws IOException, InterruptedException {
    Path store = temp.resolve("server.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process made =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=Aeries",
                "-ext",
                "SAN=" + name,
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .redirectOutput(temp.resolve("keytool.txt").toFile())
            .start();
    assertThat(made.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(made.exitValue()).isZero();
    return store;
  }

  private void trust(Path store) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    KeyStore certificates = KeyStore.getInstance("PKCS12");
    certificates.load(null, null);
    certificates.setCertificateEntry("server", keys.getCertificate("server"));
    trusted.init(certificates);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trusted.getTrustManagers(), null);
    SSLContext.setDefault(context);
  }

  private static AeriesStub stub(Path store) {
    AeriesStub stub =
        new AeriesStub(
            options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .dynamicHttpsPort()
                .keystorePath(store.toString())
                .keystoreType("PKCS12")
                .keystorePassword(PASSWORD)
                .keyManagerPassword(PASSWORD));
    stub.school(990, "0000101", "Almond Elementary");
    return stub;
  }

  private AeriesHome home(AeriesStub stub) {
    return new AeriesHome(temp, "https://127.0.0.1:" + stub.server().httpsPort() + "/aeries");
  }

  @Test
  void aServerThatProvesItsNameIsAsked() throws Exception {
    Path store = keyFor("ip:127.0.0.1");
    trust(store);
    try (AeriesStub stub = stub(store)) {
      assertThat(ApiHome.names(home(stub).pull())).endsWith("pull.json");
    }
  }

  @Test
  void aCertificateForAnotherNameIsRefusedAndNothingIsSent() throws Exception {
    Path store = keyFor("dns:other.example.org");
    trust(store);
    try (AeriesStub stub = stub(store)) {
      assertThat(refused(stub)).contains("shows a TLS certificate for another name; check url in");
    }
  }

  @Test
  void aCertificateThatNobodySignedIsRefusedAndNothingIsSent() throws Exception {
    try (AeriesStub stub = stub(keyFor("ip:127.0.0.1"))) {
      assertThat(refused(stub))
          .contains("shows a TLS certificate that nobody known here has signed");
    }
  }

  @Test
  void aServerWithoutTlsIsToldSo() throws Exception {
    try (AeriesStub stub = stub(keyFor("ip:127.0.0.1"))) {
      AeriesHome home =
          new AeriesHome(temp, "https://127.0.0.1:" + stub.server().port() + "/aeries");
      SourceException e = catchThrowableOfType(SourceException.class, home::pull);

      assertThat(e.trouble()).isEqualTo(Trouble.TLS);
      assertThat(e).hasMessageContaining("does not speak TLS as it must");
    }
  }

  private String refused(AeriesStub stub) {
    AeriesHome home = home(stub);
    SourceException e = catchThrowableOfType(SourceException.class, home::pull);

    assertThat(e.trouble()).isEqualTo(Trouble.TLS);
    assertThat(e)
        .hasMessageNotContaining(AeriesStub.CERTIFICATE)
        .hasMessageEndingWith("sent to it");
    assertThat(stub.asked()).isEmpty();
    assertThat(home.spooled()).isEmpty();
    return String.valueOf(e.getMessage());
  }
}
