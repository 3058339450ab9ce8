package io.posventa.notification;

import io.posventa.platform.test.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void theHouseRulesHoldHere() {
    HouseRules.check("io.posventa.notification");
  }
}
