package io.posventa.ticket.consent;

import io.posventa.ticket.party.Party;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/**
 * The customer's permission, as it is recorded with the action that needed it.
 *
 * @param evidence the customer's own message or the accepted proposal; else what the vendor tells
 * @param claimed whether only the vendor says so: the customer is told and can escalate
 */
@Embeddable
public record Consent(
    @Enumerated(EnumType.STRING) @Column(name = "consent_by") Party by,
    @Column(name = "consent_at") Instant at,
    @Enumerated(EnumType.STRING) @Column(name = "consent_via") Via via,
    @Column(name = "consent_evidence") String evidence,
    @Column(name = "consent_claimed") boolean claimed) {

  /** The way on which the customer gave it. */
  public enum Via {
    MESSAGE,
    LINK,
    EMAIL,
    PHONE,
    PROPOSAL;

    /** Whether it happened here, so that it can be checked. */
    public boolean isOurs() {
      return this == MESSAGE || this == LINK || this == PROPOSAL;
    }
  }

  /** What the customer gave here: a message or an answer of its own proves it. */
  public static Consent proven(Instant at, Via via, String evidence) {
    return new Consent(Party.CUSTOMER, at, via, evidence, false);
  }

  /** What the customer gave elsewhere, as the vendor tells it. */
  public static Consent claimed(Instant at, Via via, String evidence) {
    return new Consent(Party.CUSTOMER, at, via, evidence, true);
  }
}
