package io.posventa.notification.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class EmailTest {
  private static final Instant NOW = Instant.parse("2025-01-17T15:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(60);
  private static final int ATTEMPTS = 3;

  private final Email email = queued();

  private static Email queued() {
    var email = new Email();
    email.status = Email.Status.QUEUED;
    email.claims = 1;
    return email;
  }

  @Test
  void refusedItBouncesAndIsNotTriedAgain() {
    email.refused("550 no such\r\nuser", NOW);

    assertThat(email.status).isEqualTo(Email.Status.BOUNCED);
    assertThat(email.problem).isEqualTo("550 no such user");
    assertThat(email.isHeldBy(1)).isFalse();
  }

  @Test
  void failedItIsTriedLaterUntilTheLastAttemptPutsItAside() {
    email.failed("down", LATER, ATTEMPTS, NOW);
    assertThat(email.status).isEqualTo(Email.Status.QUEUED);
    assertThat(email.dueAt).isEqualTo(LATER);

    email.failed("down", LATER, ATTEMPTS, NOW);
    email.failed("down", LATER, ATTEMPTS, NOW);

    assertThat(email.status).isEqualTo(Email.Status.FAILED);
  }

  @Test
  void sentAgainItStartsFromTheBeginning() {
    email.refused("550", NOW);

    email.resend(LATER, NOW);

    assertThat(email.status).isEqualTo(Email.Status.QUEUED);
    assertThat(email.attempts).isZero();
    assertThat(email.problem).isNull();
  }

  @Test
  void onlyTheLastOneToTakeItHoldsIt() {
    email.claims = 2;

    assertThat(email.isHeldBy(1)).isFalse();
    assertThat(email.isHeldBy(2)).isTrue();
  }
}
