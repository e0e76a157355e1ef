package org.sisimport.source;

import java.net.URI;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.OneRosterSourceConfig;
import org.sisimport.source.SourceException.Trouble;

/** Tells what went wrong with a question to a OneRoster API, or to the server of its tokens. */
final class OneRosterTroubles extends HttpTroubles {

  private final OneRosterSourceConfig config;
  private final boolean ofTokens;

  private OneRosterTroubles(
      DistrictFolder district, OneRosterSourceConfig config, URI url, boolean ofTokens) {
    super(
        new Party(
            (ofTokens ? "token server of the OneRoster API at " : "OneRoster API at ")
                + url
                + " of district "
                + district.code(),
            url,
            ofTokens ? "token-url" : "url",
            config.file() + ":" + config.line(),
            "the keeper of the school's system",
            config.connectLimit()));
    this.config = config;
    this.ofTokens = ofTokens;
  }

  /** Of the API. */
  static OneRosterTroubles ofApi(DistrictFolder district, OneRosterSourceConfig config) {
    return new OneRosterTroubles(district, config, config.url(), false);
  }

  /** Of the server at that address, which issues its tokens. */
  static OneRosterTroubles ofTokens(
      DistrictFolder district, OneRosterSourceConfig config, URI tokenUrl) {
    return new OneRosterTroubles(district, config, tokenUrl, true);
  }

  /** The server quotes what it was opened with. */
  SourceException quotesSecret(Object path) {
    return trouble(
        Trouble.ANSWER,
        "answers "
            + path
            + " with what opens it in the answer, so that the answer was not kept; have the keeper"
            + " of the school's system find out why, and issue another secret");
  }

  @Override
  SourceException unaccepted(String asked) {
    return trouble(
        Trouble.CREDENTIALS,
        (ofTokens ? "does not accept the client-id, the scope or " : "does not accept ")
            + "the secret in "
            + config.access().secret()
            + asked
            + "; correct it in "
            + settings()
            + ", or have the keeper of the school's system issue another");
  }

  @Override
  SourceException forbidden(String asked) {
    return trouble(
        Trouble.PERMISSION,
        "forbids the question"
            + asked
            + "; the keeper of the school's system must allow it to be read with what was issued,"
            + " and this machine's address to ask");
  }

  @Override
  String otherPages() {
    return "another part of the school's system, or its login page";
  }
}
