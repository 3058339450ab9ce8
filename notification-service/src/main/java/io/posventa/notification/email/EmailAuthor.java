package io.posventa.notification.email;

import io.posventa.notification.deadline.CaseDeadlines;
import io.posventa.notification.template.Delivery;
import io.posventa.notification.template.MailContent;
import io.posventa.notification.template.MailContent.Comment;
import io.posventa.notification.template.MailContent.Deadline;
import io.posventa.notification.template.MailContent.TicketStatus;
import io.posventa.notification.template.MailRenderer;
import io.posventa.notification.template.Occasion;
import io.posventa.notification.template.Reader;
import io.posventa.notification.template.RenderedMail;
import io.posventa.notification.ticket.MessageFacts;
import io.posventa.notification.ticket.Tickets;
import io.posventa.notification.ticket.Tickets.TicketThread;
import io.posventa.notification.ticket.Tickets.Wanted;
import io.posventa.notification.wire.Lenient;
import io.posventa.platform.log.TemporaryFailure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Writes mails as of the version that they tell of; what is not known yet is waited for. */
@ApplicationScoped
class EmailAuthor {
  private static final Logger LOG = Logger.getLogger(EmailAuthor.class);
  private static final Duration FIRST_LOOK = Duration.ofMillis(100);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private final Tickets tickets;
  private final CaseDeadlines deadlines;
  private final MailRenderer renderer;
  private final EmailQueue queue;
  private final EmailService service;
  private final EmailConfig config;
  private final Lenient json;
  private final Clock machine;

  EmailAuthor(
      Tickets tickets,
      CaseDeadlines deadlines,
      MailRenderer renderer,
      EmailQueue queue,
      EmailService service,
      EmailConfig config,
      Lenient json,
      Clock machine) {
    this.tickets = tickets;
    this.deadlines = deadlines;
    this.renderer = renderer;
    this.queue = queue;
    this.service = service;
    this.config = config;
    this.json = json;
    this.machine = machine;
  }

  /** A mail whose words are read. */
  private record Sheet(EmailService.Draft draft, MailContent content) {
    Wanted thread() {
      return new Wanted(draft.caseId(), draft.caseVersion());
    }

    CaseDeadlines.Wanted deadlines() {
      return new CaseDeadlines.Wanted(draft.caseId(), draft.caseVersion());
    }

    boolean hasThread() {
      return content.occasion() instanceof Occasion.OfTicket && content.ticket().isPresent();
    }

    /** A ticket that is closed or being processed has nothing due. */
    boolean awaitsDeadlines() {
      return content.occasion() instanceof Occasion.OfTicket
          && !(content.occasion() instanceof Occasion.Refunded)
          && content.ticket().filter(ticket -> ticket.status() == TicketStatus.OPEN).isPresent();
    }
  }

  /** The mails that can go; the others are given back for a while. */
  List<Letter> write(List<EmailService.Draft> drafts) {
    var sheets = drafts.stream().flatMap(draft -> read(draft).stream()).toList();
    var threads = threads(sheets);
    var due = due(sheets);
    var written = new HashMap<EmailQueue.Claim, RenderedMail>();
    var waiting = new ArrayList<EmailQueue.Claim>();
    for (var sheet : sheets) {
      var claim = sheet.draft().claim();
      try {
        write(sheet, threads, due)
            .ifPresentOrElse(mail -> written.put(claim, mail), () -> waiting.add(claim));
      } catch (RuntimeException e) {
        spoilt(claim, e);
      }
    }
    giveBack(waiting);
    return service.render(written);
  }

  private Optional<Sheet> read(EmailService.Draft draft) {
    try {
      return Optional.of(new Sheet(draft, json.read(draft.content(), MailContent.class)));
    } catch (RuntimeException e) {
      spoilt(draft.claim(), e);
      return Optional.empty();
    }
  }

  /** One mail that cannot be written holds no other up. */
  private void spoilt(EmailQueue.Claim claim, RuntimeException reason) {
    LOG.errorf(reason, "%s cannot be written.", claim.key());
    service.spoilt(claim, reason);
  }

  private Optional<RenderedMail> write(
      Sheet sheet,
      Map<Wanted, TicketThread> threads,
      Map<CaseDeadlines.Wanted, List<Deadline>> due) {
    var content = sheet.content();
    var thread = Optional.ofNullable(threads.get(sheet.thread()));
    if (sheet.hasThread() && thread.isEmpty() && isWithin(sheet, config.waitForThread())) {
      return Optional.empty();
    }
    var deadlines =
        sheet.awaitsDeadlines()
            ? Optional.ofNullable(due.get(sheet.deadlines()))
            : Optional.of(List.<Deadline>of());
    if (deadlines.isEmpty() && isWithin(sheet, config.waitForDeadlines())) {
      return Optional.empty();
    }
    var comments =
        thread.map(known -> comments(known, content.reader())).orElse(content.comments());
    var delivery =
        new Delivery(
            Letter.placeholder(sheet.draft().claim().key().id()), sheet.draft().isAnswerable());
    return Optional.of(renderer.render(content.with(comments, deadlines), delivery));
  }

  private static List<Comment> comments(TicketThread thread, Reader reader) {
    return thread.messages().stream()
        .filter(message -> reader.party().filter(message::isFor).isPresent())
        .map(MessageFacts::comment)
        .toList();
  }

  private Map<Wanted, TicketThread> threads(List<Sheet> sheets) {
    var wanted = sheets.stream().filter(Sheet::hasThread).map(Sheet::thread).distinct().toList();
    try {
      return wanted.isEmpty() ? Map.of() : tickets.threads(wanted);
    } catch (TemporaryFailure e) {
      LOG.infof("%d mails wait for their threads: %s", wanted.size(), e.getMessage());
      return Map.of();
    }
  }

  private Map<CaseDeadlines.Wanted, List<Deadline>> due(List<Sheet> sheets) {
    var wanted =
        sheets.stream().filter(Sheet::awaitsDeadlines).map(Sheet::deadlines).distinct().toList();
    return wanted.isEmpty() ? Map.of() : deadlines.asOf(wanted);
  }

  private boolean isWithin(Sheet sheet, Duration wait) {
    return machine.instant().isBefore(sheet.draft().queuedAt().plus(wait));
  }

  private void giveBack(List<EmailQueue.Claim> waiting) {
    waiting.stream()
        .collect(Collectors.groupingBy(claim -> pause(claim.number())))
        .forEach((pause, claims) -> queue.postpone(claims, pause));
  }

  /** Twice as long each time: who is behind is asked less often. */
  static Duration pause(int look) {
    var pause = FIRST_LOOK.multipliedBy(1L << Math.clamp(look - 1, 0, 10));
    return pause.compareTo(LONGEST_WAIT) < 0 ? pause : LONGEST_WAIT;
  }
}
