package org.sisimport.oneroster;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** 128 bits of an id's SHA-256: no two ids are ever taken for one another. */
record IdHash(long high, long low) {

  static IdHash of(String id, MessageDigest sha256) {
    ByteBuffer bits = ByteBuffer.wrap(sha256.digest(id.getBytes(StandardCharsets.UTF_8)));
    return new IdHash(bits.getLong(), bits.getLong());
  }
}
