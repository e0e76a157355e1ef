package org.sisimport.source;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** SFTP against Apache MINA. */
class MinaSftpSourceTest extends SftpSourceContract {

  MinaSftpSourceTest(@TempDir Path temp) {
    super(temp);
  }

  @Override
  SftpServer start(Path root, String publicKey) throws IOException {
    return new MinaServer(root, publicKey);
  }
}
