package org.sisimport.store;

/** How to connect as one user. */
record Credentials(String url, String user, String password) {

  /** Keeps the password out of messages. */
  @Override
  public String toString() {
    return user + " at " + url;
  }
}
