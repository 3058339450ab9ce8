package io.posventa.notification.inbound;

import io.posventa.notification.template.MailContent.TicketType;
import io.posventa.platform.ref.References;
import io.posventa.platform.tenant.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The addresses of the time before tickets, as the marketplace's policy has them. */
@ApplicationScoped
class LegacyAddresses {
  private static final String TAKEN = "legacy_addresses";
  private static final String CONFIRM = "confirm";

  private final References references;
  private final Tenancy tenancy;

  LegacyAddresses(References references, Tenancy tenancy) {
    this.references = references;
    this.tenancy = tenancy;
  }

  record Marketplace(String policy, String locale) {
    Locale language() {
      return Locale.forLanguageTag(locale);
    }
  }

  private record Policy(Document document) {}

  private record Document(Optional<Mail> mail) {}

  /** What a policy says of incoming mail. */
  record Mail(
      Optional<String> inbound,
      Optional<List<Address>> legacyAddresses,
      Optional<String> unknownSender) {

    record Address(String localPart, TicketType opens) {}

    /** What a mail to this address asks for; none: the address is not taken. */
    Optional<TicketType> opens(String address) {
      String localPart = address.substring(0, Math.max(0, address.lastIndexOf('@')));
      return legacyAddresses.filter(_ -> inbound.filter(TAKEN::equals).isPresent()).stream()
          .flatMap(List::stream)
          .filter(legacy -> legacy.localPart().equals(localPart))
          .map(Address::opens)
          .findFirst();
    }

    /** Whether the customer is asked when somebody else writes. */
    boolean asksCustomer() {
      return unknownSender.filter(CONFIRM::equals).isPresent();
    }
  }

  /** The marketplace that is being served. Not in a transaction. */
  Marketplace marketplace() {
    return references.require("marketplace", tenancy.current()).as(Marketplace.class);
  }

  /** What its active policy says of incoming mail. Not in a transaction. */
  Mail policy(Marketplace marketplace) {
    return references
        .require("policy", marketplace.policy())
        .as(Policy.class)
        .document()
        .mail()
        .orElseGet(() -> new Mail(Optional.empty(), Optional.empty(), Optional.empty()));
  }
}
