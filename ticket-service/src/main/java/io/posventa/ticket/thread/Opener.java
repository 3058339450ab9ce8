package io.posventa.ticket.thread;

import io.posventa.ticket.party.Acting;
import io.posventa.ticket.party.Party;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/** Who opened a ticket. The party is the one it counts for. */
@Embeddable
record Opener(
    @Enumerated(EnumType.STRING) @Column(name = "opened_party") Party party,
    @Column(name = "opened_role") String role,
    @Column(name = "opened_id") String id,
    @Enumerated(EnumType.STRING) @Column(name = "opened_on_behalf_of") @Nullable Party onBehalfOf) {

  static Opener of(Acting by) {
    return new Opener(by.party(), by.role(), by.id(), by.onBehalfOf().orElse(null));
  }
}
