package io.posventa.notification.email;

import io.posventa.notification.template.MailContent.Comment;
import io.posventa.notification.template.MailRenderer;
import io.posventa.notification.template.Occasion;
import io.posventa.notification.template.Party;
import io.posventa.notification.wire.Lenient;
import io.posventa.platform.id.Ids;
import io.posventa.platform.log.IncomingEvent;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.platform.time.TenantClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Queues a mail to one party with all that is known of it by now. */
@ApplicationScoped
class EmailWriter {
  private final EmailQueue queue;
  private final EmailConfig config;
  private final MailRenderer renderer;
  private final Lenient json;
  private final Ids ids;
  private final TenantClock clock;

  EmailWriter(
      EmailQueue queue,
      EmailConfig config,
      MailRenderer renderer,
      Lenient json,
      Ids ids,
      TenantClock clock) {
    this.queue = queue;
    this.config = config;
    this.renderer = renderer;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  /** What a mail is about: an event of a case. */
  record About(IncomingEvent event, String caseId, String vendorId) {}

  void write(About about, CaseFile file, Occasion occasion, Party reader, List<Comment> comments) {
    var content = file.content(occasion, reader, config.pages(), comments);
    queue.add(
        new NewEmail(
            new TenantKey(about.event().marketplaceId(), ids.next("email")),
            about.event().id(),
            reader,
            occasion.template(),
            about.caseId(),
            file.ticket().map(ticket -> ticket.facts().version()),
            about.vendorId(),
            Optional.of(file.address(reader)).filter(address -> !address.isBlank()),
            content.locale(),
            json.write(content),
            messageId(about.event().id(), reader),
            renderer.subject(content),
            clock.now()));
  }

  /** The same for the same event and party, whoever computes it and however often. */
  private String messageId(String eventId, Party reader) {
    String address = config.fromAddress();
    return "<"
        + eventId
        + "."
        + reader.name().toLowerCase(Locale.ROOT)
        + address.substring(address.lastIndexOf('@'))
        + ">";
  }
}
