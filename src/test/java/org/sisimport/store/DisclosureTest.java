package org.sisimport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sisimport.store.Invented.DISTRICT;
import static org.sisimport.store.Invented.OTHER_DISTRICT;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sisimport.receiver.Disclosure;
import org.sisimport.receiver.DisclosureRegister;
import org.sisimport.receiver.Extent;

@ParameterizedClass
@EnumSource(TestEngine.class)
class DisclosureTest {

  private static final Instant MONDAY = Instant.parse("2026-11-02T09:00:00.123456Z");
  private static final Instant TUESDAY = Instant.parse("2026-11-03T09:00:00Z");

  private final TestEngine.TestDatabase opened;
  private final DisclosureRegister register;

  DisclosureTest(TestEngine engine) {
    opened = engine.create();
    register = opened.database().disclosures();
  }

  @AfterEach
  void close() {
    opened.close();
  }

  @Test
  void theLastHandOverIsThatOfTheDistrictToTheReceiver() {
    Disclosure first = disclosure(DISTRICT, "dessa", MONDAY, 500);
    Disclosure last = disclosure(DISTRICT, "dessa", TUESDAY, 400);
    Disclosure toAnother = disclosure(DISTRICT, "library", TUESDAY, 300);
    Disclosure ofAnother = disclosure(OTHER_DISTRICT, "dessa", TUESDAY, 200);
    for (Disclosure one : new Disclosure[] {first, last, toAnother, ofAnother}) {
      register.add(one);
    }

    assertThat(register.findLast(DISTRICT, "dessa")).contains(last);
    assertThat(register.findLast(DISTRICT, "library")).contains(toAnother);
    assertThat(register.findLast(OTHER_DISTRICT, "library")).isEmpty();
    assertThat(register.list(DISTRICT)).containsExactly(toAnother, last, first);
    assertThat(register.list(OTHER_DISTRICT)).containsExactly(ofAnother);
  }

  private static Disclosure disclosure(
      String district, String receiver, Instant time, int students) {
    return new Disclosure(district, receiver, time, "Night shift", new Extent(12, 40, students));
  }
}
