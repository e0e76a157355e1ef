package org.sisimport.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SsidSetTest {

  @Test
  void itHoldsWhatASetWouldHoldInFewBytes() {
    Random random = new Random(7);
    SsidSet ssids = new SsidSet();
    Set<Long> expected = new HashSet<>();
    for (int i = 0; i < 300_000; i++) {
      // neighbors, as districts get them, and repeats
      long ssid = 9_900_000_000L + random.nextInt(200_000);
      assertThat(ssids.add(ssid)).isEqualTo(expected.add(ssid));
    }

    assertThat(ssids.size()).isEqualTo(expected.size());
    assertThat(expected).allMatch(ssid -> ssids.find(ssid) >= 0);
    assertThat(ssids.find(1)).isEqualTo(-1);
    assertThat(ssids.capacity() * 8L).isLessThan(16L * ssids.size());
  }

  @Test
  void zeroAndTheHighestSsidAreMembersLikeAnyOther() {
    SsidSet ssids = new SsidSet();

    assertThat(ssids.add(0)).isTrue();
    assertThat(ssids.add(9_999_999_999L)).isTrue();
    assertThat(ssids.add(0)).isFalse();
    assertThat(ssids.find(0)).isNotNegative().isNotEqualTo(ssids.find(9_999_999_999L));
  }
}
