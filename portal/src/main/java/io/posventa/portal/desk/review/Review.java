package io.posventa.portal.desk.review;

import io.posventa.client.model.Actor;
import io.posventa.client.model.Decision;
import io.posventa.client.model.Escalation;
import io.posventa.client.model.EscalationStatus;
import io.posventa.client.model.TicketType;
import io.posventa.portal.page.Reader;
import io.posventa.portal.page.Words;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An escalation in the reader's words. */
record Review(Escalation escalation, String vendor, Reader reader) {

  public String id() {
    return escalation.getId();
  }

  public String number() {
    return escalation.getTicketNumber();
  }

  public String ticketHref() {
    return "/desk/tickets/" + escalation.getTicket();
  }

  public String vendorHref() {
    return "/desk/vendors/" + escalation.getVendor() + "?escalation=" + escalation.getId();
  }

  public String reason() {
    return escalation.getReason();
  }

  public Instant at() {
    return escalation.getCreatedAt();
  }

  public String status() {
    return escalation.getStatus().getValue();
  }

  public boolean isOpen() {
    return escalation.getStatus() == EscalationStatus.OPEN;
  }

  public String by() {
    return who(escalation.getBy());
  }

  /** “The seller changed it from refund to support.” */
  public String what() {
    var after = escalation.getAfter();
    var words = words();
    String who = capital(who(after.getBy()));
    return switch (after.getAction()) {
      case CONVERTED ->
          words.whatConverted(who, type(after.getFromType()), type(after.getToType()));
      default -> words.whatClosed(who);
    };
  }

  public Instant whatAt() {
    return escalation.getAfter().getAt();
  }

  public String consent() {
    return words().consent(escalation.getAfter().getConsent().getValue());
  }

  /** Whether the vendor did it without a permission that can be seen: what the review is for. */
  public boolean isDoubtful() {
    return !escalation.getAfter().getConsent().getValue().equals("given")
        && escalation.getAfter().getBy().getParty().getValue().equals("vendor");
  }

  public Optional<Decision> decision() {
    return Optional.ofNullable(escalation.getDecision());
  }

  private ReviewMessages words() {
    return Words.of(ReviewMessages.class, reader);
  }

  private String type(@Nullable TicketType type) {
    return type == null
        ? ""
        : Words.of(reader).typeName(type.getValue()).toLowerCase(reader.locale());
  }

  private String who(Actor actor) {
    var common = Words.of(reader);
    return switch (actor.getParty()) {
      case CUSTOMER -> common.theCustomer();
      case VENDOR -> common.theVendor();
      case OPERATOR -> common.thePlatform();
      default -> common.theSystem();
    };
  }

  private static String capital(String sentence) {
    return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }
}
