package io.posventa.notification.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.posventa.notification.MailServer;
import io.posventa.notification.Neighbours;
import io.posventa.notification.Story;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Each mail once per event and party, whatever happens between the mail server and us. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(MailServer.class)
@QuarkusTestResource(Neighbours.class)
class EmailOnceTest {
  @Inject EmailSender sender;
  @Inject EmailQueue queue;
  @Inject EmailService service;
  @Inject EmailAuthor author;
  @Inject LinkTokens tokens;
  @Inject Post post;
  @Inject Tenancy tenancy;
  @Inject Rows rows;
  @Inject CircuitBreakerMaintenance breakers;

  /** A neighbour or a mail server that stumbles makes mails wait, which is not the point here. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Story story = new Story();

  @Test
  @Requirement("GEN-18")
  void anEventThatIsDeliveredAgainMakesNoSecondMail() {
    var opened = story.nothingDue().tell(story.opened());
    sender.runDue();

    story.tell(opened);
    sender.runDue();

    assertThat(MailServer.sentTo(story.customerEmail)).hasSize(1);
    assertThat(MailServer.sentTo(story.accountEmail)).hasSize(1);
  }

  @Test
  @Requirement("GEN-18")
  void aCrashBetweenTheServersYesAndOursRepeatsTheSameMessageIdAndNoOther() {
    story.nothingDue().tell(story.opened());
    var claims = queue.claim();
    tenancy.run(
        story.marketplace,
        () -> {
          try (var server = post.conversation()) {
            tokens
                .into(author.write(service.take(claims).drafts()))
                .forEach(linked -> server.send(linked.letter()));
          }
        });

    rows.endAllLeases(story.marketplace);
    sender.runDue();

    var mails = MailServer.sentTo(story.customerEmail);
    assertThat(mails).hasSize(2);
    assertThat(mails.stream().map(MailServer::messageId).distinct()).hasSize(1);
    assertThat(mails.stream().map(MailServer::subject).distinct()).hasSize(1);
    assertThat(withoutToken(mails.getFirst())).isEqualTo(withoutToken(mails.getLast()));
    assertThat(rows.accepted(story.marketplace)).isEqualTo(2);
  }

  private static String withoutToken(MimeMessage mail) {
    return MailServer.text(mail).replaceAll("lnk_customer\\d+", "…");
  }

  @Test
  void aWorkerThatComesBackAfterItsLeaseChangesNothing() {
    story.nothingDue().tell(story.opened());
    var claims = queue.claim();
    var letters = new ArrayList<Letter>();
    tenancy.run(
        story.marketplace, () -> letters.addAll(author.write(service.take(claims).drafts())));
    rows.endAllLeases(story.marketplace);
    sender.runDue();

    tenancy.run(
        story.marketplace,
        () -> {
          letters.forEach(letter -> service.record(letter, new Post.Result.Failed("late")));
          letters.forEach(letter -> service.record(letter, new Post.Result.Accepted()));
        });

    assertThat(rows.statuses(story.marketplace)).containsOnly("SENT");
    assertThat(rows.accepted(story.marketplace)).isEqualTo(2);
  }

  @Test
  void whatAnotherWorkerHasTakenMeanwhileIsItsOwnToTell() {
    story.nothingDue().tell(story.opened());
    var claims = queue.claim();
    var letters = new ArrayList<Letter>();
    tenancy.run(
        story.marketplace, () -> letters.addAll(author.write(service.take(claims).drafts())));
    rows.endAllLeases(story.marketplace);
    queue.claim();

    tenancy.run(
        story.marketplace,
        () -> letters.forEach(letter -> service.record(letter, new Post.Result.Accepted())));

    assertThat(letters).hasSize(2);
    assertThat(rows.statuses(story.marketplace)).containsOnly("QUEUED");
    assertThat(rows.accepted(story.marketplace)).isZero();
  }

  @Test
  void twoWorkersShareTheMailsAndSendNoneTwice() throws Exception {
    var stories = new ArrayList<Story>();
    for (int i = 0; i < 40; i++) {
      var one = new Story();
      one.nothingDue().tell(one.opened());
      stories.add(one);
    }

    try (var workers = Executors.newFixedThreadPool(2)) {
      Callable<Void> work =
          () -> {
            await().atMost(PATIENCE).until(() -> !sender.runDue() && areSent(stories));
            return null;
          };
      for (var worker : workers.invokeAll(List.of(work, work))) {
        worker.get();
      }
    }

    for (var one : stories) {
      assertThat(MailServer.sentTo(one.customerEmail)).hasSize(1);
      assertThat(MailServer.sentTo(one.accountEmail)).hasSize(1);
    }
  }

  private boolean areSent(List<Story> stories) {
    return stories.stream()
        .flatMap(one -> rows.statuses(one.marketplace).stream())
        .allMatch("SENT"::equals);
  }

  @Test
  void aMailWaitsUntilItsDueTimeIsKnown() {
    story.tell(story.opened());
    sender.runDue();
    assertThat(MailServer.sentTo(story.customerEmail)).isEmpty();

    story.dueAt("execute", Instant.parse("2025-01-20T15:00:00Z"));
    rows.endAllLeases(story.marketplace);
    sender.runDue();

    assertThat(MailServer.text(MailServer.sentTo(story.customerEmail).getFirst()))
        .contains("Vence: lunes 20 de enero");
  }

  @Test
  void afterHalfAMinuteAMailGoesWithoutItsDueTime() {
    story.tell(story.opened());
    rows.queuedEarlierBy(story.marketplace, 29);
    sender.runDue();
    assertThat(MailServer.sentTo(story.customerEmail)).isEmpty();

    rows.queuedEarlierBy(story.marketplace, 2);
    rows.endAllLeases(story.marketplace);
    sender.runDue();

    assertThat(MailServer.text(MailServer.sentTo(story.customerEmail).getFirst()))
        .contains("Vence: Véase el ticket");
  }

  @Test
  void aMailWaitsForItsThreadAndAtLastGoesWithTheMessageThatItTellsOf() {
    story.nothingDue().tell(story.opened());
    Neighbours.threadsAreDown(true);
    try {
      sender.runDue();
      assertThat(MailServer.sentTo(story.customerEmail)).isEmpty();

      rows.queuedEarlierBy(story.marketplace, 601);
      rows.endAllLeases(story.marketplace);
      sender.runDue();
    } finally {
      Neighbours.threadsAreDown(false);
      breakers.resetAll();
    }

    assertThat(MailServer.text(MailServer.sentTo(story.customerEmail).getFirst()))
        .contains("No puedo abrir el vídeo 3.");
  }

  @Test
  void aMailThatCannotBeWrittenIsPutAsideAndHoldsNoOtherUp() {
    story.nothingDue().tell(story.opened());
    rows.spoil(story.marketplace, story.customerEmail);

    for (int attempt = 0; attempt < 3; attempt++) {
      rows.endAllLeases(story.marketplace);
      sender.runDue();
    }

    assertThat(rows.statuses(story.marketplace)).containsExactlyInAnyOrder("FAILED", "SENT");
  }

  @Test
  void theMailsOfOnePartyGoOutInTheOrderOfTheirEvents() {
    story.tell(story.opened());
    story.tell(story.message("vendor"));
    sender.runDue();
    assertThat(MailServer.sentTo(story.customerEmail)).isEmpty();

    story.nothingDue();
    rows.endAllLeases(story.marketplace);
    sender.runDue();
    assertThat(MailServer.sentTo(story.customerEmail)).hasSize(1);
    sender.runDue();

    assertThat(MailServer.sentTo(story.customerEmail))
        .extracting(MailServer::subject)
        .containsExactly(
            "Ticket abierto T-100001: Curso de piano",
            "Respuesta al ticket T-100001: Curso de piano");
  }

  @Test
  void takingMailsCostsNoMoreWhenMoreAreWaiting() {
    assertThat(rows.planOfClaim())
        .containsPattern("email_due on email q")
        .containsPattern(
            "email_waiting on email first.*\\n"
                + "Index Cond: .*case_id = q.case_id.*party = q.party");
  }
}
