package io.posventa.notification.email;

import io.posventa.notification.template.MailContent;
import io.posventa.notification.template.MailContent.TicketType;
import io.posventa.notification.template.MailLink;
import io.posventa.notification.template.Occasion;
import io.posventa.notification.template.Party;
import io.posventa.notification.template.Reader;
import io.posventa.notification.ticket.KnownTicket;
import io.posventa.notification.ticket.Tickets;
import io.posventa.platform.tenant.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The mails that answer a mail to an address of the time before tickets. */
@ApplicationScoped
public class LegacyMails {
  private final CaseFiles files;
  private final Tickets tickets;
  private final EmailWriter writer;
  private final EmailConfig config;
  private final Tenancy tenancy;

  LegacyMails(
      CaseFiles files, Tickets tickets, EmailWriter writer, EmailConfig config, Tenancy tenancy) {
    this.files = files;
    this.tickets = tickets;
    this.writer = writer;
    this.config = config;
    this.tenancy = tenancy;
  }

  /** The mail that is answered: our id of it, and the address of ours that it was sent to. */
  public record Received(String id, String address) {}

  /** A ticket that came of it, and the side on which its writer stands. */
  public record Opened(String ticket, Party party) {}

  /**
   * Reads from other services what {@link #advise} needs. Never call it in a transaction.
   *
   * @param opened the ticket that came of the mail, if one did
   */
  @Transactional(Transactional.TxType.NEVER)
  public void prepareAdvice(Optional<Opened> opened) {
    files.fetch(Optional.empty(), Optional.empty());
    opened.map(Opened::ticket).map(tickets::require).ifPresent(this::fetch);
  }

  private void fetch(KnownTicket ticket) {
    files.fetch(Optional.of(ticket.facts().vendor()), ticket.facts().order());
  }

  /**
   * Tells the writer of better ways than mail, and where the ticket is. Once for one mail received;
   * part of the caller's transaction.
   *
   * @param locale the writer's language; the marketplace's when it is not known
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void advise(
      Received received, String writerAddress, Optional<String> locale, Optional<Opened> opened) {
    var marketplace = files.marketplace();
    var ticket = opened.map(Opened::ticket).flatMap(tickets::find);
    var facts = ticket.map(KnownTicket::facts);
    var link =
        opened.map(
            own ->
                (MailLink)
                    new MailLink.ToCase(
                        own.ticket(),
                        own.party(),
                        facts.filter(_ -> own.party() == Party.VENDOR).map(known -> known.vendor()),
                        facts.flatMap(known -> known.order())));
    var content =
        new MailContent(
            new Occasion.Advised(received.address(), config.documentation()),
            Reader.WRITER,
            Locale.forLanguageTag(locale.orElse(marketplace.locale())),
            marketplace.zone(),
            marketplace.name(),
            config.pages(),
            new MailContent.Names(Optional.empty(), Optional.empty()),
            link,
            ticket.map(KnownTicket::content),
            Optional.empty(),
            List.of(),
            Optional.empty());
    writer.write(about(received, Optional.empty()), content, writerAddress);
  }

  /** Reads from other services what {@link #ask} needs. Never call it in a transaction. */
  @Transactional(Transactional.TxType.NEVER)
  public void prepareQuestion(String order) {
    files.fetch(Optional.empty(), Optional.empty());
    files.fetchOrder(order);
  }

  /**
   * Asks the customer of an order, at the address that the order has, whether a request is theirs
   * that came from elsewhere. Once for one mail received; part of the caller's transaction.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void ask(Received received, String order, TicketType wish) {
    var file = files.ofOrder(files.order(order));
    var content =
        file.content(
            new Occasion.OrderMentioned(wish, received.address()),
            Party.CUSTOMER,
            config.pages(),
            List.of());
    writer.write(about(received, Optional.of(file.vendor().id())), file, content);
  }

  private EmailWriter.About about(Received received, Optional<String> vendor) {
    return new EmailWriter.About(
        tenancy.current(), received.id(), received.id(), Optional.empty(), vendor);
  }
}
