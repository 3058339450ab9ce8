package io.posventa.notification.email;

import io.posventa.notification.template.MailContent;
import io.posventa.notification.template.MailRenderer;
import io.posventa.notification.template.Reader;
import io.posventa.notification.wire.Lenient;
import io.posventa.platform.id.Ids;
import io.posventa.platform.log.IncomingEvent;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.platform.time.TenantClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;

/** Queues a mail to one reader with all that is known of it by now. */
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

  /**
   * What a mail is about.
   *
   * @param cause what makes it: each reader gets one mail for one cause
   * @param caseVersion as of which it tells of the case, when it tells of a ticket
   */
  record About(
      String marketplaceId,
      String cause,
      String caseId,
      Optional<Long> caseVersion,
      Optional<String> vendorId) {

    static About of(
        IncomingEvent event, String caseId, Optional<Long> caseVersion, Optional<String> vendorId) {
      return new About(event.marketplaceId(), event.id(), caseId, caseVersion, vendorId);
    }
  }

  /** A mail about one event of a case, to one of its parties. */
  void write(About about, CaseFile file, MailContent content) {
    write(about, content, file.address(content.reader()));
  }

  void write(About about, MailContent content, String address) {
    queue.add(
        new NewEmail(
            new TenantKey(about.marketplaceId(), ids.next("email")),
            about.cause(),
            content.reader(),
            content.occasion().template(),
            about.caseId(),
            about.caseVersion(),
            about.vendorId(),
            Optional.of(address).filter(known -> !known.isBlank()),
            content.locale(),
            json.write(content),
            messageId(about.cause(), content.reader()),
            renderer.subject(content),
            clock.now()));
  }

  /** The same for the same cause and reader, whoever computes it and however often. */
  private String messageId(String cause, Reader reader) {
    String address = config.fromAddress();
    return "<"
        + cause
        + "."
        + reader.name().toLowerCase(Locale.ROOT)
        + address.substring(address.lastIndexOf('@'))
        + ">";
  }
}
