package io.posventa.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AddressLimitTest {
  private static final LimitConfig CONFIG =
      new LimitConfig() {
        @Override
        public int perSecond() {
          return 100;
        }

        @Override
        public int perMinute() {
          return 3_000;
        }

        @Override
        public int syncPerSecond() {
          return 10;
        }

        @Override
        public int inFlight() {
          return 25;
        }

        @Override
        public int addressPerSecond() {
          return 3;
        }

        @Override
        public int attemptsPerMinute() {
          return 5;
        }
      };

  private final AddressLimit limit =
      new AddressLimit(CONFIG, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

  @Test
  void oneAddressIsHeldToItsLimitAndAnotherIsNot() {
    for (int i = 0; i < 3; i++) {
      assertThat(limit.enter("10.0.0.1").refusal()).isEmpty();
    }

    assertThat(limit.enter("10.0.0.1").refusal()).contains(Limits.Refused.ADDRESS);
    assertThat(limit.enter("10.0.0.2").standing()).isEqualTo("\"address\";r=2;t=1");
  }
}
