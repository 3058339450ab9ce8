package io.posventa.portal;

import io.posventa.platform.test.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

  @Test
  void thePackagesFormNoCycleAndNobodyReadsTheMachinesTime() {
    HouseRules.featuresFormNoCycle("io.posventa.portal")
        .check(HouseRules.classesOf("io.posventa.portal"));
    HouseRules.onlyTheClocksReadTheTime().check(HouseRules.classesOf("io.posventa.portal"));
  }
}
