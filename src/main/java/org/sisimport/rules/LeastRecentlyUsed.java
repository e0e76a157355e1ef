package org.sisimport.rules;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets what was not asked for in the longest time. */
final class LeastRecentlyUsed<K, V> extends LinkedHashMap<K, V> {

  private static final long serialVersionUID = 1L;

  private final int most;

  LeastRecentlyUsed(int most) {
    super(16, 0.75f, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
