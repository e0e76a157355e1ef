package org.sisimport.source;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sisimport.SisImportException;
import org.sisimport.UnexpectedAnswerException;
import org.sisimport.aeries.AeriesApi;
import org.sisimport.aeries.AeriesPath;
import org.sisimport.aeries.Answer;
import org.sisimport.district.AeriesSourceConfig;
import org.sisimport.district.DistrictFolder;

/** Asks the API of an Aeries over HTTP. It only gets. */
final class AeriesConnection implements AeriesApi {

  private static final String HEADER = "AERIES-CERT";
  private static final int NOT_FOUND = 404;

  /** Nothing else can stand in a header. */
  private static final Pattern CERTIFICATE = Pattern.compile("[0-9A-Za-z]{8,128}");

  private final AeriesSourceConfig config;
  private final AeriesTroubles troubles;
  private final HttpReads reads;
  private final Credential certificate;

  private AeriesConnection(
      AeriesSourceConfig config, AeriesTroubles troubles, HttpReads reads, Credential certificate) {
    this.config = config;
    this.troubles = troubles;
    this.reads = reads;
    this.certificate = certificate;
  }

  /**
   * A connection; nothing is sent yet.
   *
   * @throws SisImportException where the certificate cannot be read, or is none
   */
  static AeriesConnection open(
      DistrictFolder district,
      AeriesSourceConfig config,
      HttpLimits limits,
      Pace pace,
      Clock clock) {
    AeriesTroubles troubles = new AeriesTroubles(district, config);
    String certificate = config.certificate().read().strip();
    // checked here, because the client's own exception would quote it
    if (!CERTIFICATE.matcher(certificate).matches()) {
      throw troubles.noCertificate();
    }
    HttpReads reads = new HttpReads(limits, pace, clock, config.connectLimit(), config.readLimit());
    return new AeriesConnection(config, troubles, reads, Credential.of(certificate));
  }

  @Override
  public Optional<Answer> get(AeriesPath path) {
    return reads.retrying(troubles, () -> ask(path));
  }

  private Optional<Answer> ask(AeriesPath path) throws InterruptedException {
    HttpResponse<byte[]> response = reads.send(request(path), troubles, path);
    int status = response.statusCode();
    if (status == HttpReads.OK) {
      return Optional.of(believed(path, response));
    }
    boolean isMessage = Answer.isMessage(response.body());
    if (path.isOfOneStudent() && status == NOT_FOUND && isMessage) {
      return Optional.empty();
    }
    if (path.isDispensable() && (status == 401 || status == 403 || status == NOT_FOUND)) {
      return Optional.empty();
    }
    throw troubles.onStatus(status, path, isMessage);
  }

  private HttpRequest request(AeriesPath path) {
    return HttpRequest.newBuilder(URI.create(config.url() + "/api/v5/" + path.text()))
        .header("Accept", "application/json")
        .header("User-Agent", "sis-import")
        .header(HEADER, certificate.text())
        .GET()
        .build();
  }

  private Answer believed(AeriesPath path, HttpResponse<byte[]> response) {
    if (certificate.isIn(response.body())) {
      throw troubles.ownCertificate(path);
    }
    if (HttpReads.isPage(response)) {
      throw troubles.page(path);
    }
    try {
      return Answer.of(path, response.body());
    } catch (UnexpectedAnswerException e) {
      throw troubles.unexpected(e);
    }
  }
}
