package io.posventa.notification.inbound;

import io.posventa.notification.email.Bounces;
import io.posventa.notification.email.LegacyMails;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.worker.Loop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Deals with mails that came in. What ticket-service is asked for is kept before it is asked, under
 * the mail's own key: whoever dies between two lines, the next one asks the same again.
 */
@ApplicationScoped
class InboundWorker {
  private static final Logger LOG = Logger.getLogger(InboundWorker.class);
  private static final Duration IDLE = Duration.ofSeconds(2);

  private final InboundQueue queue;
  private final InboundService service;
  private final InboundDesk desk;
  private final TicketDesk tickets;
  private final LegacyMails legacyMails;
  private final Bounces bounces;
  private final Tenancy tenancy;
  private final InboundConfig config;
  private final MailParser parser;
  private final Loop loop;

  InboundWorker(
      InboundQueue queue,
      InboundService service,
      InboundDesk desk,
      TicketDesk tickets,
      LegacyMails legacyMails,
      Bounces bounces,
      Tenancy tenancy,
      InboundConfig config) {
    this.queue = queue;
    this.service = service;
    this.desk = desk;
    this.tickets = tickets;
    this.legacyMails = legacyMails;
    this.bounces = bounces;
    this.tenancy = tenancy;
    this.config = config;
    this.parser = new MailParser(config.authenticatedBy());
    this.loop = new Loop("inbound-worker", IDLE, queue.wake(), this::runDue);
  }

  void start(@Observes StartupEvent event) {
    if (config.enabled() && config.works()) {
      loop.start();
    }
  }

  void stop(@Observes ShutdownEvent event) {
    if (config.enabled() && config.works()) {
      loop.close();
    }
  }

  /** Does one batch; true when there may be more. */
  boolean runDue() {
    var claims = queue.claim();
    for (var claim : claims) {
      tenancy.run(claim.key().marketplaceId(), () -> workOrLeave(claim));
    }
    return !claims.isEmpty();
  }

  /** One mail's trouble is not another's. */
  private void workOrLeave(InboundQueue.Claim claim) {
    try {
      service.take(claim).ifPresent(this::work);
    } catch (ClockAdvancing e) {
      service.hold(claim);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      LOG.warnf(e, "%s is put off.", claim.key());
      service.failed(claim, String.valueOf(e.getMessage()));
    }
  }

  private void work(InboundService.Task task) {
    if (task.decided().isPresent()) {
      ask(task, task.decided().get());
      return;
    }
    var mail = parser.parse(queue.read(task.claim().key()));
    var verdict = desk.decide(task, mail);
    switch (verdict.decision()) {
      case Decision.Request request -> {
        if (service.decide(task.claim(), request, verdict.textDigest())) {
          ask(task, request);
        }
      }
      case Decision.AskCustomer question -> {
        legacyMails.prepareQuestion(question.order());
        legacyMails.prepareAdvice(Optional.empty());
        service.askCustomer(task, question);
      }
      case Decision.Advise(String reason) -> {
        legacyMails.prepareAdvice(Optional.empty());
        service.advise(task.claim(), reason);
      }
      case Decision.NoteBounce(Bounce bounce) -> note(task, bounce);
      case Decision.Ignore(String reason) -> service.ignore(task.claim(), reason);
    }
  }

  private void ask(InboundService.Task task, Decision.Request request) {
    try {
      switch (request) {
        case Decision.OpenTicket wanted -> {
          String ticket = tickets.open(task.idempotencyKey(), wanted);
          legacyMails.prepareAdvice(Optional.of(new LegacyMails.Opened(ticket, wanted.party())));
          service.opened(task, wanted, ticket);
        }
        case Decision.AddMessage wanted ->
            service.added(task.claim(), wanted, tickets.add(task.idempotencyKey(), wanted));
      }
    } catch (TicketRefused e) {
      legacyMails.prepareAdvice(Optional.empty());
      service.refused(task.claim(), request, e.code());
    }
  }

  private void note(InboundService.Task task, Bounce bounce) {
    bounces
        .find(bounce.messageIds())
        .filter(email -> email.marketplaceId().equals(task.claim().key().marketplaceId()))
        .ifPresentOrElse(
            email -> service.noteBounce(task.claim(), email, bounce),
            () -> service.ignore(task.claim(), "bounce_of_no_mail"));
  }
}
