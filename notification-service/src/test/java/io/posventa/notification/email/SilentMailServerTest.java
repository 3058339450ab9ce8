package io.posventa.notification.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.posventa.notification.FakeMailServer;
import io.posventa.notification.Story;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A mail server that stops answering in the middle of a conversation. */
@QuarkusTest
@TestProfile(SilentMailServerTest.Sending.class)
class SilentMailServerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The service as it runs, but with little patience. */
  public static class Sending extends RefusedMailTest.Sending {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "posventa.mail.sends", "true",
          "posventa.smtp.timeout", "1s",
          "posventa.mail.first-back-off", "200ms");
    }
  }

  @Inject Rows rows;
  @Inject SmtpConfig config;

  @Test
  void eachSilenceCostsAnAttemptHoweverManyConnectionsFallSilent() {
    var stories = Stream.generate(Story::new).limit(2L * config.connections()).toList();
    stories.forEach(one -> FakeMailServer.says(one.customerEmail, FakeMailServer.SILENCE));

    stories.forEach(one -> one.nothingDue().tell(one.opened()));

    await().atMost(PATIENCE).until(() -> stories.stream().allMatch(this::isSent));
    for (var one : stories) {
      assertThat(FakeMailServer.taken(one.customerEmail)).isEqualTo(1);
      assertThat(FakeMailServer.taken(one.accountEmail)).isEqualTo(1);
      assertThat(rows.attempts(one.marketplace)).containsExactlyInAnyOrder(1, 2);
    }
  }

  private boolean isSent(Story story) {
    return rows.statuses(story.marketplace).equals(List.of("SENT", "SENT"));
  }
}
