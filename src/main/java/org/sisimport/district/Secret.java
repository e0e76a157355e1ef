package org.sisimport.district;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;

/**
 * Where a password, a passphrase or a private key is kept: exactly one of the two. It is read anew
 * each time that it is needed, so that a changed one takes effect at once, and is never held here:
 * what can be shown of a secret is its place.
 *
 * @param variable the name of an environment variable
 * @param file a file that belongs to this program's user and that nobody else may read or change
 */
public record Secret(@Nullable String variable, @Nullable Path file) {

  private static final int LARGEST = 64 << 10;
  private static final Set<PosixFilePermission> OTHERS =
      Collections.unmodifiableSet(
          EnumSet.of(
              PosixFilePermission.GROUP_READ,
              PosixFilePermission.GROUP_WRITE,
              PosixFilePermission.OTHERS_READ,
              PosixFilePermission.OTHERS_WRITE));

  /**
   * The secret, without the line end behind it.
   *
   * @throws SisImportException where it is not there or is empty, or where its file belongs to
   *     somebody else or may be read or changed by others; one sentence that says what to do
   */
  public String read() {
    return read(System.getenv());
  }

  String read(Map<String, String> environment) {
    return file == null ? readVariable(environment) : readFile(file);
  }

  private String readVariable(Map<String, String> environment) {
    String value = environment.get(String.valueOf(variable));
    String secret = value == null ? "" : withoutLineEnd(value);
    if (secret.isEmpty()) {
      throw new SisImportException(
          "The environment variable "
              + variable
              + ", which should hold a secret, is "
              + (value == null ? "not set" : "empty")
              + "; set it for the user that runs this program");
    }
    return secret;
  }

  private static String readFile(Path file) {
    try {
      requireOwnersOnly(file);
      byte[] bytes;
      try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
        bytes = in.readNBytes(LARGEST + 1);
      }
      String secret = withoutLineEnd(new String(bytes, StandardCharsets.UTF_8));
      if (secret.isEmpty() || bytes.length > LARGEST) {
        throw refused(
            file,
            secret.isEmpty() ? "is empty" : "is larger than " + LARGEST / 1024 + " KiB",
            "write the secret and nothing else into it, and chmod 600 it");
      }
      return secret;
    } catch (NoSuchFileException e) {
      throw refused(file, "is not there", "create it, and chmod 600 it");
    } catch (IOException e) {
      throw refused(
          file,
          "cannot be read (" + e.getClass().getSimpleName() + ")",
          "it must belong to the user that runs this program: chown it, and chmod 600 it");
    }
  }

  private static void requireOwnersOnly(Path file) throws IOException {
    if (Files.isSymbolicLink(file)) {
      throw refused(file, "is a link", "name the file itself, and chmod 600 it");
    }
    if (Files.exists(file) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw refused(file, "is no file", "name the file that holds the secret, and chmod 600 it");
    }
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("unix")) {
      return;
    }
    PosixFileAttributes attributes =
        Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    // asked by number: a container's user often has no name
    Object owner = Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    if (((Number) owner).longValue() != new UnixSystem().getUid()) {
      throw refused(
          file,
          "belongs to " + attributes.owner().getName() + " and not to the user of this program",
          "chown it to that user, and chmod 600 it");
    }
    if (!Collections.disjoint(attributes.permissions(), OTHERS)) {
      throw refused(file, "can be read or changed by others than its owner", "chmod 600 it");
    }
  }

  private static SisImportException refused(Path file, String seen, String remedy) {
    return new SisImportException(
        "The file " + file + ", which should hold a secret, " + seen + "; " + remedy);
  }

  private static String withoutLineEnd(String text) {
    return text.replaceFirst("[\\r\\n]+$", "");
  }

  /** Where it is kept, in the words of a sentence. */
  @Override
  public String toString() {
    return file == null ? "the environment variable " + variable : "the file " + file;
  }
}
