package io.posventa.notification.inbound;

import io.posventa.notification.template.MailContent.TicketType;
import io.posventa.notification.template.Party;
import io.posventa.notification.template.ReplyMarker;
import io.posventa.notification.ticket.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says what is to be done about a mail. It may ask other services, and changes nothing there. */
@ApplicationScoped
class InboundDesk {
  private static final int LONGEST_BODY = 20_000;
  private static final int LONGEST_SUBJECT = 200;

  private final InboundPolicy policies;
  private final OrderFinder orders;
  private final Tickets tickets;
  private final TicketDesk desk;
  private final Repetitions repetitions;
  private final InboundConfig config;
  private final OwnAddress own;

  InboundDesk(
      InboundPolicy policies,
      OrderFinder orders,
      Tickets tickets,
      TicketDesk desk,
      Repetitions repetitions,
      InboundConfig config,
      OwnAddress own) {
    this.policies = policies;
    this.orders = orders;
    this.tickets = tickets;
    this.desk = desk;
    this.repetitions = repetitions;
    this.config = config;
    this.own = own;
  }

  /** A decision, and the digest of the mail's own words. */
  record Verdict(Decision decision, String textDigest) {}

  Verdict decide(InboundService.Task task, ReceivedMail mail) {
    String text =
        task.ticket().isPresent() ? AnswerText.of(mail.text(), ReplyMarker.all()) : mail.text();
    String digest = MailParser.digest(text.replaceAll("\\s+", " ").strip());
    return new Verdict(decide(task, mail, text.strip(), digest), digest);
  }

  private Decision decide(InboundService.Task task, ReceivedMail mail, String text, String digest) {
    if (task.claim().key().marketplaceId().equals(Reception.NOBODY)) {
      return new Decision.Ignore("nobodys");
    }
    if (mail.kind() == MailKind.BOUNCE) {
      return bounce(mail);
    }
    if (mail.from().isEmpty()) {
      return new Decision.Ignore("no_sender");
    }
    var sender = mail.from().get();
    if (isOurs(sender, mail)) {
      return new Decision.Ignore("own_address");
    }
    return task.ticket()
        .map(ticket -> answer(task, mail, sender, ticket, text, digest))
        .orElseGet(() -> request(task, mail, sender, text));
  }

  private static Decision bounce(ReceivedMail mail) {
    return mail.bounce()
        .filter(Bounce::isFinal)
        .<Decision>map(Decision.NoteBounce::new)
        .orElseGet(() -> new Decision.Ignore("not_final"));
  }

  /** What we wrote ourselves must not come back as somebody's. */
  private boolean isOurs(Sender sender, ReceivedMail mail) {
    return sender.is(own.fromAddress())
        || config.domain().filter(domain -> sender.domain().equalsIgnoreCase(domain)).isPresent()
        || mail.recipients().contains(sender.address());
  }

  private Decision answer(
      InboundService.Task task,
      ReceivedMail mail,
      Sender sender,
      String ticket,
      String text,
      String digest) {
    var party = task.party().orElseThrow();
    boolean isLoop =
        repetitions.isLoop(task.claim().key(), ticket, party, digest, task.receivedAt());
    var reason =
        mail.kind() != MailKind.PERSONAL
            ? Optional.of(mail.kind().name().toLowerCase(Locale.ROOT))
            : Optional.of("loop").filter(_ -> isLoop);
    var left = new ArrayList<>(mail.unread());
    var attachments = upload(task, party, mail.files(), left);
    return new Decision.AddMessage(
        ticket,
        party,
        sender.address(),
        sender.name(),
        body(text, left, language(ticket, party)),
        attachments,
        reason.isPresent(),
        reason);
  }

  private Decision request(
      InboundService.Task task, ReceivedMail mail, Sender sender, String text) {
    var marketplace = policies.marketplace();
    var policy = policies.mail(marketplace);
    var wish = policy.opens(task.recipient().orElse(""));
    if (wish.isEmpty()) {
      return new Decision.Ignore("address_not_taken");
    }
    if (mail.kind() == MailKind.AUTOMATIC_REPLY || mail.kind() == MailKind.BULK) {
      return new Decision.Ignore(mail.kind().name().toLowerCase(Locale.ROOT));
    }
    var named = orders.find(mail, sender);
    var own = named.stream().filter(order -> order.writer().isPresent()).toList();
    if (own.size() == 1) {
      return open(task, mail, sender, wish.get(), own.getFirst(), text, marketplace.language());
    }
    if (mail.kind() != MailKind.PERSONAL) {
      return new Decision.Ignore(mail.kind().name().toLowerCase(Locale.ROOT));
    }
    if (named.size() == 1 && policy.asksCustomer()) {
      return new Decision.AskCustomer(named.getFirst().order(), wish.get());
    }
    return new Decision.Advise(reason(named, own));
  }

  private static String reason(List<OrderFinder.Mentioned> named, List<OrderFinder.Mentioned> own) {
    if (named.isEmpty()) {
      return "no_order";
    }
    return named.size() > 1 || own.size() > 1 ? "several_orders" : "unknown_sender";
  }

  private Decision open(
      InboundService.Task task,
      ReceivedMail mail,
      Sender sender,
      TicketType wish,
      OrderFinder.Mentioned order,
      String text,
      Locale language) {
    var left = new ArrayList<>(mail.unread());
    var party = order.writer().orElseThrow();
    var attachments = upload(task, party, mail.files(), left);
    String subject =
        mail.subject().isBlank() ? InboundWording.of(language).noSubject() : mail.subject();
    return new Decision.OpenTicket(
        wish,
        order.order(),
        party,
        sender.address(),
        sender.name(),
        MailHeaders.cut(Secrets.blotted(subject), LONGEST_SUBJECT),
        body(text, left, language),
        attachments);
  }

  private static String body(String text, List<String> left, Locale language) {
    return InboundWording.of(language).message(Secrets.blotted(text), left, LONGEST_BODY);
  }

  /** Makes attachments of the files; adds to the names those that are not taken. */
  private List<String> upload(
      InboundService.Task task, Party writer, List<MailFile> files, List<String> left) {
    int most = files.isEmpty() ? 0 : policies.mostFiles(policies.marketplace(), writer);
    var attachments = new ArrayList<String>();
    for (int i = 0; i < files.size(); i++) {
      var file = files.get(i);
      String key = task.idempotencyKey() + "-" + i;
      var attachment =
          attachments.size() < most
              ? file.content(config.largestMail())
                  .filter(octets -> octets.length > 0)
                  .flatMap(octets -> desk.upload(key, file.name(), octets))
              : Optional.<String>empty();
      attachment.ifPresentOrElse(attachments::add, () -> left.add(file.name()));
    }
    return attachments;
  }

  private Locale language(String ticket, Party party) {
    return tickets
        .find(ticket)
        .filter(_ -> party == Party.CUSTOMER)
        .flatMap(known -> known.facts().customer().locale())
        .map(Locale::forLanguageTag)
        .orElseGet(() -> policies.marketplace().language());
  }
}
