package org.sisimport.oneroster;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A number by which two records are known to be equal without being compared: 64 bits of the
 * SHA-256 of their values and metadata. Status, time and line do not count.
 */
public final class RosterFingerprint {

  private final MessageDigest digest = Sha256.create();

  /** Not for use by several threads at once. */
  public RosterFingerprint() {}

  /** The fingerprint of a record. */
  public long of(RosterRecord record) {
    record.values().forEach(this::add);
    record
        .metadata()
        .forEach(
            (name, value) -> {
              add(name);
              add(value);
            });
    return ByteBuffer.wrap(digest.digest()).getLong();
  }

  private void add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
  }
}
