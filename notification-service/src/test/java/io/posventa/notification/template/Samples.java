package io.posventa.notification.template;

import io.posventa.notification.template.MailContent.Actor;
import io.posventa.notification.template.MailContent.Comment;
import io.posventa.notification.template.MailContent.Deadline;
import io.posventa.notification.template.MailContent.DueAction;
import io.posventa.notification.template.MailContent.Names;
import io.posventa.notification.template.MailContent.Order;
import io.posventa.notification.template.MailContent.Ticket;
import io.posventa.notification.template.MailContent.TicketStatus;
import io.posventa.notification.template.MailContent.TicketType;
import io.posventa.notification.template.Occasion.ClaimedConsent;
import io.posventa.notification.template.Occasion.CloseReason;
import io.posventa.platform.money.Money;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One mail of each kind, as the story of a refund and a support ticket brings them. */
final class Samples {
  private static final Instant OPENED = Instant.parse("2025-01-17T15:00:00Z");
  private static final Money PRICE = new Money(199_900, "USD");

  static final Actor CUSTOMER = new Actor(Party.CUSTOMER, Optional.of("Ana García"));
  static final Actor VENDOR = new Actor(Party.VENDOR, Optional.empty());

  private Samples() {}

  static Map<String, Occasion> occasions() {
    var all = new LinkedHashMap<String, Occasion>();
    all.put("opened", new Occasion.Opened());
    all.put("reply", new Occasion.Replied(VENDOR));
    all.put(
        "modified",
        new Occasion.Modified(
            TicketType.REFUND, TicketType.SUPPORT, VENDOR, Optional.of(ClaimedConsent.PHONE)));
    all.put("closed", new Occasion.Closed(CloseReason.SOLVED, CUSTOMER, Optional.empty()));
    all.put("warning-vendor-1", new Occasion.Warned(Party.VENDOR, 1));
    all.put("warning-vendor-2", new Occasion.Warned(Party.VENDOR, 2));
    all.put("warning-customer", new Occasion.Warned(Party.CUSTOMER, 1));
    all.put("refund", new Occasion.Refunded(PRICE, Optional.of("F-2025-17"), true));
    return all;
  }

  static MailContent mail(Occasion occasion, Party reader, String language) {
    return switch (occasion) {
      case Occasion.Opened _, Occasion.Refunded _ ->
          mail(occasion, reader, language, ticket(TicketType.REFUND, TicketStatus.OPEN));
      case Occasion.Closed _ ->
          mail(occasion, reader, language, ticket(TicketType.REFUND, TicketStatus.CLOSED));
      case Occasion.Replied _, Occasion.Modified _, Occasion.Warned _ ->
          mail(occasion, reader, language, ticket(TicketType.SUPPORT, TicketStatus.OPEN));
    };
  }

  static MailContent mail(Occasion occasion, Party reader, String language, Ticket ticket) {
    return new MailContent(
        occasion,
        reader,
        Locale.of(language),
        ZoneId.of(reader == Party.VENDOR ? "America/Los_Angeles" : "Europe/Madrid"),
        "Mercado Norte",
        URI.create("https://norte.example/ayuda"),
        new Names(Optional.of("Ana García"), "Cursos del Sur"),
        Optional.of(ticket),
        Optional.of(
            new Order(
                "A-1001",
                List.of("Curso de piano", "Partituras"),
                Optional.of(PRICE),
                Optional.of(Instant.parse("2025-01-02T09:30:00Z")))),
        occasion instanceof Occasion.Opened ? comments().subList(0, 1) : comments(),
        Optional.of(
            ticket.status() == TicketStatus.CLOSED
                ? List.of()
                : List.of(
                    new Deadline(DueAction.WARN, Instant.parse("2025-01-19T15:00:00Z")),
                    new Deadline(
                        ticket.type() == TicketType.SUPPORT ? DueAction.CLOSE : DueAction.EXECUTE,
                        Instant.parse("2025-01-20T15:00:00Z")))));
  }

  private static List<Comment> comments() {
    return List.of(
        new Comment(CUSTOMER, OPENED, "No puedo abrir el vídeo 3.\n\n¿Me devuelven el dinero?"),
        new Comment(VENDOR, OPENED.plusSeconds(3_600), "Pruebe con el enlace nuevo."),
        new Comment(CUSTOMER, OPENED.plusSeconds(7_200), "Sigue igual."),
        new Comment(VENDOR, OPENED.plusSeconds(9_000), "Le llamo mañana."));
  }

  static Ticket ticket(TicketType type, TicketStatus status) {
    return new Ticket(
        "ticket_01jhsn0g00e4v8m7yz0c5x2q3r",
        "T-100001",
        type,
        TicketType.REFUND,
        status,
        "El vídeo no se abre",
        Optional.of("No funciona"),
        Party.CUSTOMER,
        OPENED);
  }
}
