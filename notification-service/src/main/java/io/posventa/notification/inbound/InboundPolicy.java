package io.posventa.notification.inbound;

import io.posventa.notification.template.MailContent.TicketType;
import io.posventa.notification.template.Party;
import io.posventa.platform.ref.References;
import io.posventa.platform.tenant.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a marketplace's policy says of mails that come in. */
@ApplicationScoped
class InboundPolicy {
  private static final String TAKEN = "legacy_addresses";
  private static final String CONFIRM = "confirm";
  private static final int MOST_FILES = 10;

  private final References references;
  private final Tenancy tenancy;

  InboundPolicy(References references, Tenancy tenancy) {
    this.references = references;
    this.tenancy = tenancy;
  }

  record Marketplace(String policy, String locale) {
    Locale language() {
      return Locale.forLanguageTag(locale);
    }
  }

  private record Policy(Document document) {}

  private record Document(Optional<Mail> mail, Optional<TicketRules> tickets) {}

  private record TicketRules(
      Optional<Conversation> conversation, Optional<Attachments> attachments) {

    int mostFiles(Party writer) {
      boolean takesNone =
          writer == Party.CUSTOMER
              && conversation
                  .flatMap(Conversation::attachments)
                  .filter(takes -> !takes)
                  .isPresent();
      return takesNone ? 0 : attachments.flatMap(Attachments::maxCount).orElse(MOST_FILES);
    }
  }

  private record Conversation(Optional<Boolean> attachments) {}

  private record Attachments(Optional<Integer> maxCount) {}

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

  /** How many files of a party's mail its active policy takes. Not in a transaction. */
  int mostFiles(Marketplace marketplace, Party writer) {
    return document(marketplace).tickets().map(rules -> rules.mostFiles(writer)).orElse(MOST_FILES);
  }

  private Document document(Marketplace marketplace) {
    return references.require("policy", marketplace.policy()).as(Policy.class).document();
  }

  /** What its active policy says of incoming mail. Not in a transaction. */
  Mail mail(Marketplace marketplace) {
    return document(marketplace)
        .mail()
        .orElseGet(() -> new Mail(Optional.empty(), Optional.empty(), Optional.empty()));
  }
}
