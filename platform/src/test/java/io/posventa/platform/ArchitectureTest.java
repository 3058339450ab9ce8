package io.posventa.platform;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.posventa.platform.test.HouseRules;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void theHouseRulesHold() {
    HouseRules.check("io.posventa.platform");
  }

  @Test
  void readingTheTimeIsSeen() {
    var offenders = new ClassFileImporter().importClasses(Offender.class, DatedOffender.class);

    assertThatThrownBy(() -> HouseRules.onlyTheClocksReadTheTime().check(offenders))
        .hasMessageContaining("Instant.now()")
        .hasMessageContaining("Date.<init>()");
  }

  static class Offender {
    Instant now() {
      return Instant.now();
    }
  }

  static class DatedOffender {
    @SuppressWarnings("JavaUtilDate")
    Date now() {
      return new Date();
    }
  }
}
