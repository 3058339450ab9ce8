package io.posventa.notification.email;

import io.posventa.notification.template.MailTemplate;
import io.posventa.notification.template.Reader;
import java.util.Map;
import java.util.Optional;

/** Which mails a list shows. */
record EmailQuery(
    Viewer viewer,
    Optional<String> caseId,
    Optional<MailTemplate> template,
    Optional<Email.Status> status,
    Optional<String> recipient) {

  /** Who reads: a credential that is confined to a vendor sees that vendor's own mails only. */
  record Viewer(Optional<String> vendorId) {
    boolean mayRead(Email email) {
      return vendorId.isEmpty()
          || (email.party == Reader.VENDOR && vendorId.get().equals(email.vendorId));
    }
  }

  void narrow(StringBuilder where, Map<String, Object> values) {
    caseId.ifPresent(value -> equal(where, values, "caseId", value));
    template.ifPresent(value -> equal(where, values, "template", value));
    status.ifPresent(value -> equal(where, values, "status", value));
    recipient.ifPresent(value -> equal(where, values, "recipient", value));
    viewer
        .vendorId()
        .ifPresent(
            value -> {
              equal(where, values, "vendorId", value);
              equal(where, values, "party", Reader.VENDOR);
            });
  }

  private static void equal(
      StringBuilder where, Map<String, Object> values, String field, Object value) {
    where.append(" and ").append(field).append(" = :").append(field);
    values.put(field, value);
  }

  /** What a cursor of the list is bound to. */
  String scope() {
    return "emails " + caseId + template + status + recipient;
  }
}
