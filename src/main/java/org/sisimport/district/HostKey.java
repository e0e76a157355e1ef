package org.sisimport.district;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/**
 * The public key by which a server is known.
 *
 * @param type such as {@code ssh-ed25519}
 * @param base64 the key as it goes over the wire
 */
public record HostKey(String type, String base64) {

  private static final int LONGEST_TYPE = 64;

  /**
   * Reads a line of {@code known_hosts}, as {@code ssh-keyscan} prints it: host, type, key. The
   * host may be missing; a comment may follow. Empty where it holds no key.
   */
  static Optional<HostKey> parse(String line) {
    String[] words = line.strip().split("\\s+");
    for (int i = 0; i < Math.min(2, words.length - 1); i++) {
      try {
        byte[] bytes = Base64.getDecoder().decode(words[i + 1]);
        if (typeOf(bytes).equals(words[i])) {
          return Optional.of(new HostKey(words[i], words[i + 1]));
        }
      } catch (IllegalArgumentException e) {
        // no base64: this word is not the key
      }
    }
    return Optional.empty();
  }

  /** The key that a server has shown; its type is "unknown" where the bytes name none. */
  public static HostKey of(byte[] bytes) {
    return new HostKey(typeOf(bytes), Base64.getEncoder().encodeToString(bytes));
  }

  /** The key as it goes over the wire. */
  public byte[] bytes() {
    return Base64.getDecoder().decode(base64);
  }

  /** Such as {@code SHA256:} and 43 characters, as OpenSSH prints it. */
  public String fingerprint() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes());
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The first field of a key names its type. */
  private static String typeOf(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int length = buffer.remaining() < Integer.BYTES ? 0 : buffer.getInt();
    if (length <= 0 || length > Math.min(buffer.remaining(), LONGEST_TYPE)) {
      return "unknown";
    }
    String type = new String(bytes, Integer.BYTES, length, StandardCharsets.US_ASCII);
    return type.matches("[a-zA-Z0-9@.-]+") ? type : "unknown";
  }

  /** As it is written in a {@code district.yaml}. */
  @Override
  public String toString() {
    return type + " " + base64;
  }
}
