package org.sisimport.source;

import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.UserInfo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sisimport.district.HostKey;

/** The host keys that a district's settings pin: the only ones, and none is ever added. */
final class PinnedHostKeys implements HostKeyRepository {

  private final List<HostKey> pinned;
  private @Nullable HostKey shown;
  private boolean accepted;

  PinnedHostKeys(List<HostKey> pinned) {
    this.pinned = pinned;
  }

  /** The key that the server has shown; {@code null} where it did not come so far. */
  @Nullable HostKey shown() {
    return shown;
  }

  /** Whether the server has shown a pinned key. */
  boolean isAccepted() {
    return accepted;
  }

  @Override
  public int check(String host, byte[] key) {
    HostKey seen = HostKey.of(key);
    shown = seen;
    accepted = pinned.contains(seen);
    if (accepted) {
      return OK;
    }
    return pinned.stream().anyMatch(one -> one.type().equals(seen.type())) ? CHANGED : NOT_INCLUDED;
  }

  /** Asked for the types that are pinned, so that the server is asked for one of them first. */
  @Override
  public com.jcraft.jsch.HostKey[] getHostKey(@Nullable String host, @Nullable String type) {
    List<com.jcraft.jsch.HostKey> keys = new ArrayList<>();
    for (HostKey key : pinned) {
      try {
        keys.add(new com.jcraft.jsch.HostKey(host == null ? "" : host, key.bytes()));
      } catch (JSchException e) {
        // of a type that JSch does not know, and so cannot ask for
      }
    }
    return keys.toArray(com.jcraft.jsch.HostKey[]::new);
  }

  @Override
  public com.jcraft.jsch.HostKey[] getHostKey() {
    return getHostKey(null, null);
  }

  @Override
  public String getKnownHostsRepositoryID() {
    return "district.yaml";
  }

  @Override
  public void add(com.jcraft.jsch.HostKey key, @Nullable UserInfo userInfo) {
    throw new UnsupportedOperationException("host keys are pinned");
  }

  @Override
  public void remove(String host, @Nullable String type) {
    throw new UnsupportedOperationException("host keys are pinned");
  }

  @Override
  public void remove(String host, @Nullable String type, byte @Nullable [] key) {
    throw new UnsupportedOperationException("host keys are pinned");
  }
}
