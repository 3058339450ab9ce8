package io.posventa.notification.email;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.posventa.notification.template.MailContent;
import io.posventa.notification.template.MailLink;
import io.posventa.notification.template.Occasion;
import io.posventa.notification.template.Party;
import io.posventa.notification.template.Reader;
import io.posventa.notification.ticket.KnownTicket;
import io.posventa.notification.ticket.Tickets;
import io.posventa.platform.log.EventHandler;
import io.posventa.platform.log.IncomingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Mails that bring nothing but a way in: for members, and for parties whose link has expired. */
@ApplicationScoped
class CredentialMails implements EventHandler {
  private static final String TICKET = "ticket_";
  private static final String ORDER = "order_";

  private final CaseFiles files;
  private final Tickets tickets;
  private final EmailWriter writer;
  private final EmailConfig config;

  CredentialMails(CaseFiles files, Tickets tickets, EmailWriter writer, EmailConfig config) {
    this.files = files;
    this.tickets = tickets;
    this.writer = writer;
    this.config = config;
  }

  record Member(String id, String email, String name, Optional<String> locale) {}

  record Link(@JsonProperty("case") String caseId, Party party) {
    boolean isOf(String kind) {
      return caseId.startsWith(kind);
    }
  }

  @Override
  public Set<String> types() {
    return Set.of("sign_in.requested", "link.renewal_requested");
  }

  @Override
  public void prepare(IncomingEvent event) {
    if (event.type().equals("sign_in.requested")) {
      files.fetch(Optional.empty(), Optional.empty());
      return;
    }
    var link = event.read("link", Link.class);
    if (link.isOf(TICKET)) {
      var facts = tickets.require(link.caseId()).facts();
      files.fetch(Optional.of(facts.vendor()), facts.order());
    } else if (link.isOf(ORDER)) {
      files.fetchOrder(link.caseId());
    }
  }

  @Override
  public void apply(IncomingEvent event) {
    if (event.type().equals("sign_in.requested")) {
      signIn(event, event.read("member", Member.class));
    } else {
      renew(event, event.read("link", Link.class));
    }
  }

  private void signIn(IncomingEvent event, Member member) {
    var marketplace = files.marketplace();
    var content =
        new MailContent(
            new Occasion.SignInAsked(member.name()),
            Reader.MEMBER,
            Locale.forLanguageTag(member.locale().orElse(marketplace.locale())),
            marketplace.zone(),
            marketplace.name(),
            config.pages(),
            new MailContent.Names(Optional.empty(), Optional.empty()),
            Optional.of(new MailLink.ToSignIn(member.id())),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty());
    writer.write(
        EmailWriter.About.of(event, member.id(), Optional.empty(), Optional.empty()),
        content,
        member.email());
  }

  /** What is to be confirmed within two days has no link after that. */
  private void renew(IncomingEvent event, Link link) {
    if (link.isOf(TICKET)) {
      tickets.find(link.caseId()).map(files::ofTicket).ifPresent(file -> renew(event, link, file));
    } else if (link.isOf(ORDER)) {
      renew(event, link, files.ofOrder(files.order(link.caseId())));
    }
  }

  private void renew(IncomingEvent event, Link link, CaseFile file) {
    var about =
        EmailWriter.About.of(
            event,
            link.caseId(),
            file.ticket().map(KnownTicket::facts).map(facts -> facts.version()),
            Optional.of(file.vendor().id()));
    writer.write(
        about,
        file,
        file.content(new Occasion.LinkRenewed(), link.party(), config.pages(), List.of()));
  }
}
