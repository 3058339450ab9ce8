package io.posventa.notification.email;

import io.posventa.notification.template.MailLink;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.ref.References;
import io.posventa.platform.tenant.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Period;
import java.util.Optional;

/** How long links in mails open their cases: what the marketplace's policy says. */
@ApplicationScoped
class LinkExpiry {
  private static final String CONFIRMATION = "confirm_";
  private static final Period OF_CONFIRMATIONS = Period.ofDays(2);

  private final References references;
  private final Tenancy tenancy;
  private final EmailConfig config;

  LinkExpiry(References references, Tenancy tenancy, EmailConfig config) {
    this.references = references;
    this.tenancy = tenancy;
    this.config = config;
  }

  private record Marketplace(Optional<String> policy) {}

  private record Policy(Document document) {}

  private record Document(Optional<Mail> mail) {}

  private record Mail(Optional<Links> links) {}

  private record Links(Period expire) {}

  /** How long a link lives where {@link #usual} ones live so long. */
  static Period of(MailLink.ToCase link, Period usual) {
    return link.id().startsWith(CONFIRMATION) ? OF_CONFIRMATIONS : usual;
  }

  /** By the marketplace's policy. Not in a transaction: it may ask the policy's owner. */
  Period usual() {
    return references
        .find("marketplace", tenancy.current())
        .flatMap(marketplace -> marketplace.as(Marketplace.class).policy())
        .flatMap(this::policy)
        .flatMap(policy -> policy.document().mail())
        .flatMap(Mail::links)
        .map(Links::expire)
        .orElseGet(config::linksExpire);
  }

  private Optional<Policy> policy(String id) {
    try {
      return Optional.of(references.require("policy", id).as(Policy.class));
    } catch (Refusal unknown) {
      return Optional.empty();
    }
  }
}
