package io.posventa.sla.deadline;

import io.posventa.sla.calendar.VendorProfile;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What timers read of a ticket's snapshot. */
record CaseFacts(
    String id,
    long version,
    String type,
    String status,
    Optional<String> channel,
    Optional<String> reason,
    String vendor,
    Optional<String> order,
    String policy,
    Party openedBy,
    Optional<String> lastParty) {

  /** Who did something; the one acted for counts in place of the one who acted. */
  record Party(Optional<String> party, Optional<String> onBehalfOf) {
    Optional<String> effective() {
      return onBehalfOf.or(() -> party);
    }
  }

  /** The names under which a policy's {@code when} asks for them. */
  Map<String, String> named(VendorProfile profile) {
    var facts = new HashMap<String, String>();
    facts.put("ticket.type", type);
    channel.ifPresent(value -> facts.put("ticket.channel", value));
    reason.ifPresent(value -> facts.put("ticket.reason", value));
    openedBy.effective().ifPresent(value -> facts.put("opened_by", value));
    lastParty.ifPresent(value -> facts.put("last_party", value));
    facts.put("vendor.refund_mode", profile.refundMode().orElse("grace"));
    facts.put("vendor.support_mode", profile.supportMode().orElse("vendor"));
    return Map.copyOf(facts);
  }
}
