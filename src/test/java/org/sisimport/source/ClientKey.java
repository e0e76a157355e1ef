package org.sisimport.source;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A key to log in with.
 *
 * @param line the public half, as type and base64
 * @param file the private half
 */
public record ClientKey(String line, Path file) {

  public static ClientKey create(Path file, @Nullable String passphrase)
      throws JSchException, IOException {
    KeyPair pair = KeyPair.genKeyPair(new JSch(), KeyPair.ECDSA, 256);
    try (OutputStream out = Files.newOutputStream(file)) {
      pair.writeOpenSSHv1PrivateKey(
          out, passphrase == null ? null : passphrase.getBytes(StandardCharsets.UTF_8));
    }
    return new ClientKey(line(pair), ownersOnly(file));
  }

  static String line(KeyPair pair) {
    return pair.getKeyTypeString()
        + " "
        + Base64.getEncoder().encodeToString(pair.getPublicKeyBlob());
  }

  static Path ownersOnly(Path file) throws IOException {
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }
}
