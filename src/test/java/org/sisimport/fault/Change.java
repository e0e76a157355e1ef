package org.sisimport.fault;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** What a sender does to a file while it is read. */
enum Change {
  APPENDED {
    @Override
    void make(Path file) throws IOException {
      Files.write(file, "more".getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
    }
  },
  TRUNCATED {
    @Override
    void make(Path file) throws IOException {
      try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
        open.setLength(open.length() / 4);
      }
    }
  },
  /** As long as before, and with the time of before, but not the same file. */
  REPLACED {
    @Override
    void make(Path file) throws IOException {
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2]++;
      Path other = file.resolveSibling(".other");
      Files.write(other, bytes);
      Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
      Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
    }
  },
  /** In place, as long as before. */
  OVERWRITTEN {
    @Override
    void make(Path file) throws IOException {
      try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
        open.seek(open.length() - 9);
        open.write('x');
      }
    }
  },
  DELETED {
    @Override
    void make(Path file) throws IOException {
      Files.delete(file);
    }
  };

  abstract void make(Path file) throws IOException;
}
