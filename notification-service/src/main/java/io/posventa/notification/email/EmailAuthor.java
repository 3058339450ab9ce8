package io.posventa.notification.email;

import io.posventa.notification.deadline.CaseDeadlines;
import io.posventa.notification.template.MailContent.Deadline;
import io.posventa.notification.template.MailContent.TicketStatus;
import io.posventa.notification.template.MailRenderer;
import io.posventa.notification.template.Occasion;
import io.posventa.notification.template.RenderedMail;
import io.posventa.notification.ticket.MessageFacts;
import io.posventa.notification.ticket.Tickets;
import io.posventa.notification.ticket.Tickets.TicketThread;
import io.posventa.notification.ticket.Tickets.Wanted;
import io.posventa.platform.log.TemporaryFailure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Writes mails as of the version that they tell of; what is not known yet is waited for. */
@ApplicationScoped
class EmailAuthor {
  private static final Logger LOG = Logger.getLogger(EmailAuthor.class);
  private static final Duration FIRST_LOOK = Duration.ofMillis(100);
  private static final Duration LATER_LOOK = Duration.ofSeconds(2);
  private static final int MANY_LOOKS = 10;

  private final Tickets tickets;
  private final CaseDeadlines deadlines;
  private final MailRenderer renderer;
  private final EmailQueue queue;
  private final EmailService service;
  private final EmailConfig config;
  private final Clock machine;

  EmailAuthor(
      Tickets tickets,
      CaseDeadlines deadlines,
      MailRenderer renderer,
      EmailQueue queue,
      EmailService service,
      EmailConfig config,
      Clock machine) {
    this.tickets = tickets;
    this.deadlines = deadlines;
    this.renderer = renderer;
    this.queue = queue;
    this.service = service;
    this.config = config;
    this.machine = machine;
  }

  /** The mails that can go; the others are given back for a while. */
  List<Letter> write(List<EmailService.Draft> drafts) {
    if (drafts.isEmpty()) {
      return List.of();
    }
    var threads = threads(drafts);
    var due = due(drafts);
    var written = new HashMap<EmailQueue.Claim, RenderedMail>();
    var waiting = new ArrayList<EmailQueue.Claim>();
    for (var draft : drafts) {
      write(draft, threads, due)
          .ifPresentOrElse(
              mail -> written.put(draft.claim(), mail), () -> waiting.add(draft.claim()));
    }
    giveBack(waiting);
    return service.render(written);
  }

  private Optional<RenderedMail> write(
      EmailService.Draft draft,
      Map<Wanted, TicketThread> threads,
      Map<CaseDeadlines.Wanted, List<Deadline>> due) {
    var thread = Optional.ofNullable(threads.get(wanted(draft)));
    if (hasThread(draft) && thread.isEmpty() && isWithin(draft, config.waitForThread())) {
      return Optional.empty();
    }
    var deadlines =
        awaitsDeadlines(draft)
            ? Optional.ofNullable(due.get(asOf(draft)))
            : Optional.of(List.<Deadline>of());
    if (deadlines.isEmpty() && isWithin(draft, config.waitForDeadlines())) {
      return Optional.empty();
    }
    var comments =
        thread
            .map(
                known ->
                    known.messages().stream()
                        .filter(message -> message.isFor(draft.content().reader()))
                        .map(MessageFacts::comment)
                        .toList())
            .orElse(draft.content().comments());
    return Optional.of(renderer.render(draft.content().with(comments, deadlines)));
  }

  private Map<Wanted, TicketThread> threads(List<EmailService.Draft> drafts) {
    var wanted =
        drafts.stream().filter(EmailAuthor::hasThread).map(EmailAuthor::wanted).distinct().toList();
    try {
      return wanted.isEmpty() ? Map.of() : tickets.threads(wanted);
    } catch (TemporaryFailure e) {
      LOG.infof("%d mails wait for their threads: %s", wanted.size(), e.getMessage());
      return Map.of();
    }
  }

  private Map<CaseDeadlines.Wanted, List<Deadline>> due(List<EmailService.Draft> drafts) {
    var wanted =
        drafts.stream()
            .filter(EmailAuthor::awaitsDeadlines)
            .map(EmailAuthor::asOf)
            .distinct()
            .toList();
    return wanted.isEmpty() ? Map.of() : deadlines.asOf(wanted);
  }

  private static CaseDeadlines.Wanted asOf(EmailService.Draft draft) {
    return new CaseDeadlines.Wanted(draft.caseId(), draft.caseVersion());
  }

  private static boolean hasThread(EmailService.Draft draft) {
    return draft.content().ticket().isPresent();
  }

  /** A ticket that is closed or being processed has nothing due. */
  private static boolean awaitsDeadlines(EmailService.Draft draft) {
    return !(draft.content().occasion() instanceof Occasion.Refunded)
        && draft
            .content()
            .ticket()
            .filter(ticket -> ticket.status() == TicketStatus.OPEN)
            .isPresent();
  }

  private static Wanted wanted(EmailService.Draft draft) {
    return new Wanted(draft.caseId(), draft.caseVersion());
  }

  private boolean isWithin(EmailService.Draft draft, Duration wait) {
    return machine.instant().isBefore(draft.queuedAt().plus(wait));
  }

  private void giveBack(List<EmailQueue.Claim> waiting) {
    boolean fresh = waiting.stream().anyMatch(claim -> claim.number() < MANY_LOOKS);
    queue.postpone(waiting, fresh ? FIRST_LOOK : LATER_LOOK);
  }
}
