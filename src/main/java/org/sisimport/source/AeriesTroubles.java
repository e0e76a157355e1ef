package org.sisimport.source;

import org.sisimport.aeries.AeriesPath;
import org.sisimport.district.AeriesSourceConfig;
import org.sisimport.district.DistrictFolder;
import org.sisimport.source.SourceException.Trouble;

/** Tells what went wrong with a question to the API of Aeries. */
final class AeriesTroubles extends HttpTroubles {

  private final AeriesSourceConfig config;

  AeriesTroubles(DistrictFolder district, AeriesSourceConfig config) {
    super(
        new Party(
            "Aeries API at " + config.url() + " of district " + district.code(),
            config.url(),
            "url",
            config.file() + ":" + config.line(),
            "the district's Aeries administrator",
            config.connectLimit()));
    this.config = config;
  }

  SourceException noCertificate() {
    return trouble(
        Trouble.CREDENTIALS,
        "was not asked: what is in "
            + config.certificate()
            + " is no certificate of Aeries, which is 32 characters from 0 to 9 and a to f;"
            + " write the one that the district's Aeries has issued, and nothing else");
  }

  SourceException ownCertificate(AeriesPath path) {
    return trouble(
        Trouble.ANSWER,
        "answers "
            + path
            + " with the certificate in it, so that the answer was not kept; have the district's"
            + " Aeries administrator find out why, and issue another certificate");
  }

  @Override
  SourceException unaccepted(String asked) {
    return trouble(
        Trouble.CREDENTIALS,
        "does not accept the certificate in "
            + config.certificate()
            + asked
            + "; correct it, or have the district's Aeries administrator allow it to read"
            + " Student Data and Student Programs");
  }

  @Override
  SourceException forbidden(String asked) {
    return trouble(
        Trouble.PERMISSION,
        "forbids the question"
            + asked
            + "; the district's Aeries administrator must allow the certificate to read"
            + " Student Data and Student Programs, and this machine's address to ask");
  }

  @Override
  String otherPages() {
    return "another part of Aeries, or its login page";
  }
}
