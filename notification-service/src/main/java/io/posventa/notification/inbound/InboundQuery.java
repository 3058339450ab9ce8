package io.posventa.notification.inbound;

import java.util.Map;
import java.util.Optional;

/** Which mails a list shows. */
record InboundQuery(
    Optional<InboundEmail.Status> status,
    Optional<InboundEmail.Outcome> outcome,
    Optional<String> ticket,
    Optional<String> sender) {

  void narrow(StringBuilder where, Map<String, Object> values) {
    status.ifPresent(value -> equal(where, values, "status", value));
    outcome.ifPresent(value -> equal(where, values, "outcome", value));
    ticket.ifPresent(value -> equal(where, values, "ticketId", value));
    sender.ifPresent(value -> equal(where, values, "sender", value));
  }

  private static void equal(
      StringBuilder where, Map<String, Object> values, String field, Object value) {
    where.append(" and ").append(field).append(" = :").append(field);
    values.put(field, value);
  }

  /** What a cursor of the list is bound to. */
  String scope() {
    return "inbound-emails " + status + outcome + ticket + sender;
  }
}
