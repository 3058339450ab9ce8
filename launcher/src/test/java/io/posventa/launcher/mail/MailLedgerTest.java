package io.posventa.launcher.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.launcher.mail.MailLedger.Mail;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MailLedgerTest {
  private final MailLedger ledger = new MailLedger(10_000, MailArchive.none());

  @Test
  void theNewestAreKeptAsFarAsThereIsRoomAndAllAreCounted() {
    for (int i = 1; i <= 5; i++) {
      ledger.note(mail("m" + i, 4_000));
    }

    assertThat(ledger.mails(Optional.empty(), 0))
        .extracting(Mail::messageId)
        .containsExactly("m4", "m5");
    assertThat(ledger.deliveries()).hasSize(5);
  }

  @Test
  void aMailThatIsLargerThanTheRoomIsKeptAlone() {
    ledger.note(mail("small", 1_000));
    ledger.note(mail("large", 50_000));

    assertThat(ledger.mails(Optional.empty(), 0))
        .extracting(Mail::messageId)
        .containsExactly("large");
  }

  @Test
  void thereIsRoomAgainAfterItWasEmptied() {
    ledger.note(mail("m1", 9_000));
    ledger.clear();
    ledger.note(mail("m2", 4_000));
    ledger.note(mail("m3", 4_000));

    assertThat(ledger.mails(Optional.empty(), 0))
        .extracting(Mail::messageId)
        .containsExactly("m2", "m3");
  }

  private static Mail mail(String messageId, int weight) {
    return new Mail(
        0,
        Instant.EPOCH,
        "ana@example.com",
        messageId,
        "tickets@posventa.example",
        List.of(),
        "",
        Map.of(),
        "t".repeat(weight / 2),
        "h".repeat(weight - weight / 2));
  }
}
