package org.sisimport.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.jcraft.jsch.JSchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SFTP against the OpenSSH of this machine. */
class OpenSshSftpSourceTest extends SftpSourceContract {

  OpenSshSftpSourceTest(@TempDir Path temp) {
    super(temp);
  }

  @Override
  SftpServer start(Path root, String publicKey) throws IOException, JSchException {
    assumeTrue(
        Files.isExecutable(OpenSshServer.SSHD),
        OpenSshServer.SSHD + " is not installed; on Debian: apt-get install openssh-server");
    return new OpenSshServer(root, publicKey);
  }

  @Test
  void aTimeAfter2038IsATime() throws IOException {
    send(DEMOGRAPHICS, "SSID\n", Instant.parse("2040-01-01T00:00:00Z"));
    send("old_demographics.csv", "old", NIGHT);

    assertThat(fetchOnly().modified()).isEqualTo(Instant.parse("2040-01-01T00:00:00Z"));
  }
}
