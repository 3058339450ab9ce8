package io.posventa.notification.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.posventa.notification.template.Party;
import io.posventa.platform.id.Ids;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the mailbox into the table, once, whatever happens on the way. */
@QuarkusTest
class MailReceiverTest extends InboundTest {
  @Inject InboundConfig config;
  @Inject Reception reception;
  @Inject MailboxLease lease;
  @Inject Ids ids;

  private World world;

  @BeforeEach
  void prepare() {
    postbox.empty();
    world = new World(peer);
  }

  @Test
  void aMailLeavesTheInboxOnceItIsKept() {
    deliver(mail(world.customer, world.refunds(), world.externalId, "x"));

    assertThat(receiver.receive()).isZero();

    assertThat(postbox.count("INBOX")).isZero();
    assertThat(postbox.count("Posventa")).isEqualTo(1);
    assertOutcomes(world, "RECEIVED");
    assertThat(rows.sources(world.marketplace)).isEqualTo(1);
    work();
    assertThat(rows.sources(world.marketplace)).isZero();
  }

  @Test
  void aCrashBeforeTheMoveBringsTheMailAgainAndMakesNoSecondRow() throws Exception {
    deliver(mail(world.customer, world.refunds(), world.externalId, "x"));
    try (var box = Mailbox.open(config)) {
      reception.keep(box.read(box.waiting().getFirst()));
    }
    assertThat(postbox.count("INBOX")).isEqualTo(1);

    run();

    assertThat(postbox.count("INBOX")).isZero();
    assertOutcomes(world, "TICKET_OPENED");
    assertThat(world.asked("inbound/tickets")).hasSize(1);
  }

  @Test
  void theSameMailThatIsDeliveredTwiceIsDealtWithOnce() {
    String mail = mail(world.customer, world.refunds(), world.externalId, "x");
    deliver(mail);
    deliver("Received: by another way\n" + mail);
    run();
    deliver(mail);
    run();

    assertOutcomes(world, "TICKET_OPENED");
    assertThat(postbox.count("Posventa")).isEqualTo(3);
  }

  @Test
  void twoReplicasThatReadAtOnceKeepEachMailOnce() throws Exception {
    for (int i = 0; i < 30; i++) {
      deliver(mail("p" + i + "@example.com", world.refunds(), "Hola " + i, "x"));
    }

    try (var replicas = Executors.newFixedThreadPool(2)) {
      Callable<Boolean> replica = this::readAll;
      for (var reading : replicas.invokeAll(List.of(replica, replica))) {
        reading.get();
      }
    }
    receiver.receive();

    assertThat(rows.outcomes(world.marketplace)).hasSize(30);
    assertThat(postbox.count("INBOX")).isZero();
  }

  private boolean readAll() throws MessagingException, IOException {
    try (var box = Mailbox.open(config)) {
      for (var mail : box.waiting()) {
        reception.keep(box.read(mail));
      }
      return true;
    }
  }

  @Test
  void aMailThatComesWhileAnotherIsMovedIsSeen() throws Exception {
    deliver(mail(world.customer, world.refunds(), "One", "x"));
    try (var box = Mailbox.open(config)) {
      var first = box.waiting().getFirst();
      deliver(mail(world.customer, world.refunds(), "Two", "x"));

      box.done(first);

      assertThat(box.hasMoreThan(0)).isTrue();
      assertThat(box.waiting()).hasSize(1);
      box.done(box.waiting().getFirst());
      assertThat(box.hasMoreThan(0)).isFalse();
    }
  }

  @Test
  void oneReplicaAtATimeHasTheMailbox() {
    String other = ids.next("replica");
    assertThat(lease.take()).isTrue();
    assertThat(lease.take()).isTrue();
    assertThat(lease.take(other)).isFalse();

    lease.giveBack();

    assertThat(lease.take(other)).isTrue();
    assertThat(lease.take()).isFalse();
    rows.update(
        "update inbound_lease set ends_at = ends_at - interval '2 minutes' where mailbox <> ?",
        "none");
    assertThat(lease.take()).isTrue();
    lease.giveBack();
  }

  @Test
  void theServerTellsOfNewMailAndTheWaitCanBeEnded() throws Exception {
    try (var box = Mailbox.open(config)) {
      assertThat(box.waiting()).isEmpty();
      var waiting =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return box.awaitNews(Duration.ofMinutes(1));
                } catch (MessagingException e) {
                  throw new IllegalStateException(e);
                }
              });
      await().pollDelay(Duration.ofMillis(300)).until(() -> !waiting.isDone());

      deliver(mail(world.customer, world.refunds(), world.externalId, "x"));

      await().atMost(Duration.ofSeconds(10)).until(waiting::isDone);
      assertThat(waiting.join()).isTrue();
      assertThat(box.hasMoreThan(0)).isTrue();
      long before = System.nanoTime();
      assertThat(box.awaitNews(Duration.ofSeconds(2))).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void aMailOfAnotherPartysMarketplaceIsKeptForThatOne() {
    var other = new World(peer).withTicket();
    deliver(mail(world.customer, address(other, Party.CUSTOMER), "Re", "x"));

    receiver.receive();

    assertThat(rows.outcomes(world.marketplace)).isEmpty();
    assertOutcomes(other, "RECEIVED");
  }

  @Test
  void hostileMailsAreKeptAndDealtWithAndHoldNobodyUp() {
    postbox.deliver(new byte[0]);
    postbox.deliver(new byte[] {0, (byte) 0xFF, '\n', '\n', (byte) 0x80});
    deliver(
        "Content-Type: multipart/mixed; boundary=b\nFrom: x@x\nTo: "
            + world.refunds()
            + "\n\n"
            + "--b\n\n".repeat(5_000));
    deliver("From: \"\nTo: " + world.refunds() + "\nSubject: \u0000\n\nx");
    deliver(
        mail(
            "eve\u0000@x.example",
            world.refunds(),
            "=?utf-8?q?=00=0A?=",
            "\u0000\u0007 " + world.externalId));
    deliver(mail(world.customer, world.refunds(), world.externalId, "x"));

    run();

    assertThat(postbox.count("INBOX")).isZero();
    assertThat(rows.outcomes(world.marketplace))
        .contains("TICKET_OPENED")
        .doesNotContain("RECEIVED");
  }
}
