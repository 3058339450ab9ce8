package io.posventa.sla.quality;

import io.posventa.platform.tenant.TenantKey;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A ticket as far as indicators follow it: tells what counts in each of its events. */
@Entity
@Table(name = "quality_case")
class QualityCase {
  @EmbeddedId TenantKey key;
  long lastVersion;

  /** Whose refund or cancellation it is; nobody's while it asks for none. */
  @Nullable String requestedBy;

  boolean awaitingAnswer;
  boolean warned;
  @Version long version = 1;

  @SuppressWarnings("NullAway")
  protected QualityCase() {} // for Hibernate

  QualityCase(TenantKey key) {
    this.key = key;
  }

  /** A version that is not newer than the last one counts for nothing. */
  Set<Fact> take(TicketNews news) {
    if (news.version() <= lastVersion) {
      return Set.of();
    }
    lastVersion = news.version();
    return switch (news.event()) {
      case "ticket.opened" -> opened(news);
      case "ticket.converted" -> converted(news);
      case "ticket.closed" -> closed(news);
      case "ticket.warned" -> warned();
      case "ticket.escalated" -> escalated(news);
      case "ticket.escalation_decided" -> decided(news);
      case "message.from_customer" -> asked(news);
      case "message.from_vendor" -> answered(news);
      default -> Set.of();
    };
  }

  private Set<Fact> opened(TicketNews news) {
    var facts = EnumSet.noneOf(Fact.class);
    switch (news.type()) {
      case SUPPORT -> facts.add(Fact.OPENED_SUPPORT);
      case REFUND -> facts.add(Fact.OPENED_REFUND);
      case CANCELLATION -> facts.add(Fact.OPENED_CANCELLATION);
      case OTHER -> {}
    }
    if (news.type().isRequest()) {
      facts.add(Fact.REQUESTED);
      requestedBy = news.party().orElse(null);
    } else {
      awaitingAnswer = news.isBy(TicketNews.CUSTOMER);
    }
    return facts;
  }

  private Set<Fact> converted(TicketNews news) {
    var facts = EnumSet.noneOf(Fact.class);
    boolean wasRequest = news.fromType().filter(TicketNews.Type::isRequest).isPresent();
    if (news.type().isRequest()) {
      if (!wasRequest) {
        facts.add(Fact.REQUESTED);
      }
      requestedBy = news.party().orElse(null);
      awaitingAnswer = false;
      return facts;
    }
    if (wasRequest) {
      save(news, facts);
    }
    awaitingAnswer = news.isBy(TicketNews.CUSTOMER);
    warned = false;
    return facts;
  }

  private Set<Fact> closed(TicketNews news) {
    var facts = EnumSet.noneOf(Fact.class);
    awaitingAnswer = false;
    if (!news.type().isRequest()) {
      return facts;
    }
    if (news.closeReason().filter("processed"::equals).isPresent()) {
      facts.add(
          news.type() == TicketNews.Type.REFUND
              ? Fact.REFUND_PROCESSED
              : Fact.CANCELLATION_PROCESSED);
    } else {
      save(news, facts);
    }
    return facts;
  }

  /** A vendor that ends its own request took it back; it took nothing from a customer. */
  private void save(TicketNews news, Set<Fact> facts) {
    facts.add(Fact.SALE_SAVED);
    if (news.isBy(TicketNews.VENDOR) && !TicketNews.VENDOR.equals(requestedBy)) {
      facts.add(Fact.CHANGED_BY_VENDOR);
    }
    requestedBy = null;
  }

  private Set<Fact> warned() {
    warned = warned || awaitingAnswer;
    return Set.of();
  }

  private static Set<Fact> escalated(TicketNews news) {
    return news.escalation().filter(TicketNews.Escalation::isAboutVendor).isPresent()
        ? EnumSet.of(Fact.ESCALATED, Fact.ESCALATED_AFTER_VENDOR_CHANGE)
        : EnumSet.of(Fact.ESCALATED);
  }

  private static Set<Fact> decided(TicketNews news) {
    return switch (news.escalation().map(TicketNews.Escalation::status).orElse("")) {
      case "upheld" -> EnumSet.of(Fact.ESCALATION_UPHELD);
      case "dismissed" -> EnumSet.of(Fact.ESCALATION_DISMISSED);
      default -> Set.of();
    };
  }

  private Set<Fact> asked(TicketNews news) {
    if (!news.automatic() && news.type() == TicketNews.Type.SUPPORT) {
      awaitingAnswer = true;
    }
    return Set.of();
  }

  private Set<Fact> answered(TicketNews news) {
    if (news.automatic() || !awaitingAnswer) {
      return Set.of();
    }
    var fact = warned ? Fact.ANSWERED_LATE : Fact.ANSWERED_IN_TIME;
    awaitingAnswer = false;
    warned = false;
    return EnumSet.of(fact);
  }
}
