package org.sisimport.source;

import java.net.URI;
import java.net.http.HttpRequest;

/** Opens a OneRoster API. What opens it is shown nowhere. */
interface OneRosterAccess {

  /** The request with what opens the API for it. */
  HttpRequest open(HttpRequest.Builder request, URI address) throws InterruptedException;

  /**
   * A request was not accepted.
   *
   * @return whether the same question may be accepted if it is opened anew
   */
  boolean renew();

  /** Whether an answer quotes what opens the API. */
  boolean isIn(byte[] body);
}
