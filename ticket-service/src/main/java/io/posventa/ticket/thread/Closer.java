package io.posventa.ticket.thread;

import io.posventa.ticket.party.Acting;
import io.posventa.ticket.party.Party;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** Who closed a ticket. */
@Embeddable
record Closer(
    @Enumerated(EnumType.STRING) @Column(name = "closed_party") Party party,
    @Column(name = "closed_role") String role,
    @Column(name = "closed_id") String id) {

  static Closer of(Acting by) {
    return new Closer(by.party(), by.role(), by.id());
  }
}
