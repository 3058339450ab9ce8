package io.posventa.notification.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.notification.reply.ReplyAddress;
import io.posventa.notification.template.Party;
import io.posventa.platform.test.Peer;
import io.posventa.platform.test.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What the tests of incoming mail share: a mailbox, the other services, and this one at work. */
@QuarkusTestResource(value = Postgres.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = Postbox.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(
    value = Peer.class,
    restrictToAnnotatedClass = true,
    initArgs =
        @ResourceArg(name = "services", value = "gateway,ticket-service,rma-service,sla-service"))
abstract class InboundTest {
  private static final AtomicInteger MAILS = new AtomicInteger();

  @Inject MailReceiver receiver;
  @Inject InboundWorker worker;
  @Inject InboundRows rows;
  @Inject ReplyAddress replyAddress;

  Postbox postbox;
  Peer peer;

  /** Fetches what lies in the mailbox and deals with it. */
  void run() {
    receiver.receive();
    work();
  }

  void work() {
    while (worker.runDue()) {
      Thread.onSpinWait();
    }
  }

  void deliver(String mail) {
    postbox.deliver(Mails.octets(mail));
  }

  static String messageId() {
    return "<mail-" + MAILS.incrementAndGet() + "@mx.example>";
  }

  /** A mail that a person writes. */
  static String mail(String from, String to, String subject, String text) {
    return mail(from, to, subject, text, "");
  }

  static String mail(String from, String to, String subject, String text, String headers) {
    return """
    From: %s
    To: %s
    Subject: %s
    Message-ID: %s
    %sContent-Type: text/plain; charset=utf-8

    %s
    """
        .formatted(from, to, subject, messageId(), headers, text);
  }

  String address(World world, Party party) {
    return replyAddress.of(world.marketplace, world.ticket, party).orElseThrow();
  }

  void assertOutcomes(World world, String... outcomes) {
    assertThat(rows.outcomes(world.marketplace)).isEqualTo(List.of(outcomes));
  }
}
