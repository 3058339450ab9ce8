package io.posventa.notification.email;

import io.posventa.notification.template.MailLink;
import io.posventa.notification.template.Occasion;
import io.posventa.notification.template.Party;
import io.posventa.notification.template.Reader;
import io.posventa.platform.log.EventHandler;
import io.posventa.platform.log.IncomingEvent;
import io.posventa.platform.tenant.TenantKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says which event of an order makes which mail, and to whom. */
@ApplicationScoped
class OrderMails implements EventHandler {
  private final CaseFiles files;
  private final EmailWriter writer;
  private final EmailQueue queue;
  private final EmailConfig config;

  OrderMails(CaseFiles files, EmailWriter writer, EmailQueue queue, EmailConfig config) {
    this.files = files;
    this.writer = writer;
    this.queue = queue;
    this.config = config;
  }

  record Created(Optional<Boolean> receipt) {}

  record EmailChange(String newEmail, String oldEmail) {}

  record Changed(String oldEmail, String newEmail) {}

  record Confirmation(String id, Which address) {
    enum Which {
      OLD,
      NEW
    }
  }

  record Confirmations(EmailChange emailChange, List<Confirmation> confirmations) {}

  @Override
  public Set<String> types() {
    return Set.of(
        "order.created",
        "order.receipt_requested",
        "order.email_change_requested",
        "order.email_changed");
  }

  @Override
  public void prepare(IncomingEvent event) {
    files.fetch(Optional.of(order(event).vendor()), Optional.empty());
  }

  @Override
  public void apply(IncomingEvent event) {
    var file = files.ofOrder(order(event));
    switch (event.type()) {
      case "order.created" -> created(event, file);
      case "order.receipt_requested" ->
          write(event, file, new Occasion.CopyAsked(), Party.CUSTOMER, file.customer().email());
      case "order.email_change_requested" -> confirm(event, file, event.read(Confirmations.class));
      case "order.email_changed" -> changed(event, event.read(Changed.class));
      default -> {}
    }
  }

  /** What was sold is no ticket: the vendor hears of it at its account's address. */
  private void created(IncomingEvent event, CaseFile file) {
    if (event.read(Created.class).receipt().orElse(false)) {
      write(event, file, new Occasion.Purchased(), Party.CUSTOMER, file.customer().email());
      write(event, file, new Occasion.Sold(), Party.VENDOR, file.vendor().accountEmail());
    }
  }

  private void write(
      IncomingEvent event, CaseFile file, Occasion occasion, Party party, String address) {
    var content = file.content(occasion, party, config.pages(), List.of());
    writer.write(about(event, event.subject(), file), content, address);
  }

  /** Each address gets a link of its own; only who reads it can confirm it. */
  private void confirm(IncomingEvent event, CaseFile file, Confirmations asked) {
    for (var one : asked.confirmations()) {
      var change = asked.emailChange();
      switch (one.address()) {
        case OLD ->
            confirm(
                event,
                file,
                one,
                Reader.OLD_ADDRESS,
                new Occasion.AddressLeft(change.newEmail()),
                change.oldEmail());
        case NEW ->
            confirm(
                event,
                file,
                one,
                Reader.NEW_ADDRESS,
                new Occasion.AddressTaken(),
                change.newEmail());
      }
    }
  }

  private void confirm(
      IncomingEvent event,
      CaseFile file,
      Confirmation one,
      Reader reader,
      Occasion occasion,
      String address) {
    var link = new MailLink.ToCase(one.id(), Party.CUSTOMER, Optional.empty(), Optional.empty());
    var content = file.content(occasion, reader, config.pages(), Optional.of(link), List.of());
    writer.write(about(event, one.id(), file), content, address);
  }

  private void changed(IncomingEvent event, Changed changed) {
    queue.redirect(
        new TenantKey(event.marketplaceId(), event.subject()),
        changed.oldEmail(),
        changed.newEmail());
  }

  private static EmailWriter.About about(IncomingEvent event, String caseId, CaseFile file) {
    return EmailWriter.About.of(event, caseId, Optional.empty(), Optional.of(file.vendor().id()));
  }

  private static KnownOrder order(IncomingEvent event) {
    return event.read("order", KnownOrder.class);
  }
}
