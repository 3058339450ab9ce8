package io.posventa.notification.inbound;

import io.posventa.notification.email.Bounces;
import io.posventa.notification.reply.ReplyAddress;
import io.posventa.platform.id.Ids;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.platform.time.TenantClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Finds out whose mail it is and keeps it for them. Nothing is asked of others for it. */
@ApplicationScoped
class Reception {
  /** What belongs to no marketplace is kept here, where no credential looks. */
  static final String NOBODY = "nobody";

  private static final Logger LOG = Logger.getLogger(Reception.class);

  private final InboundQueue queue;
  private final ReplyAddress replyAddress;
  private final Bounces bounces;
  private final Domains domains;
  private final Tenancy tenancy;
  private final TenantClock clock;
  private final Ids ids;
  private final MailParser parser;

  Reception(
      InboundQueue queue,
      ReplyAddress replyAddress,
      Bounces bounces,
      Domains domains,
      Tenancy tenancy,
      TenantClock clock,
      Ids ids,
      InboundConfig config) {
    this.queue = queue;
    this.replyAddress = replyAddress;
    this.bounces = bounces;
    this.domains = domains;
    this.tenancy = tenancy;
    this.clock = clock;
    this.ids = ids;
    this.parser = new MailParser(config.authenticatedBy());
  }

  private record Route(
      String marketplace,
      String lane,
      Optional<String> recipient,
      Optional<ReplyAddress.Target> target) {}

  /** Keeps a mail, the first time that it comes. Then the mailbox may let go of it. */
  void keep(RawMail raw) {
    var mail = parser.parse(raw);
    var route = route(mail);
    boolean isNew = tenancy.as(route.marketplace(), () -> add(raw, mail, route));
    if (isNew && route.marketplace().equals(NOBODY)) {
      LOG.infof("A mail with the key %s is for nobody here.", mail.key());
    }
  }

  private boolean add(RawMail raw, ReceivedMail mail, Route route) {
    return queue.add(
        new NewInbound(
            new TenantKey(route.marketplace(), ids.next("inbound")),
            mail,
            route.lane(),
            route.recipient(),
            route.target().map(ReplyAddress.Target::party),
            route.target().map(ReplyAddress.Target::ticket),
            raw,
            clock.now()));
  }

  private Route route(ReceivedMail mail) {
    return bounced(mail)
        .or(() -> answered(mail))
        .or(() -> addressed(mail))
        .orElseGet(() -> new Route(NOBODY, mail.key(), Optional.empty(), Optional.empty()));
  }

  /** A report is for whoever sent the mail that it is about. */
  private Optional<Route> bounced(ReceivedMail mail) {
    return mail.bounce()
        .flatMap(bounce -> bounces.find(bounce.messageIds()))
        .map(key -> new Route(key.marketplaceId(), key.id(), Optional.empty(), Optional.empty()));
  }

  private Optional<Route> answered(ReceivedMail mail) {
    return mail.recipients().stream()
        .flatMap(address -> replyAddress.read(address).stream())
        .findFirst()
        .map(
            target ->
                new Route(
                    target.marketplace(),
                    target.ticket() + " " + target.party(),
                    Optional.of("reply+…"),
                    Optional.of(target)));
  }

  private Optional<Route> addressed(ReceivedMail mail) {
    String lane = mail.from().map(Sender::address).orElse(mail.key());
    return mail.recipients().stream()
        .flatMap(
            address ->
                domains
                    .owner(address.substring(address.lastIndexOf('@') + 1))
                    .map(owner -> new Route(owner, lane, Optional.of(address), Optional.empty()))
                    .stream())
        .findFirst();
  }
}
