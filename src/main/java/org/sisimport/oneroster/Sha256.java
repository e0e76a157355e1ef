package org.sisimport.oneroster;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of this Java. */
final class Sha256 {

  private Sha256() {}

  static MessageDigest create() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
