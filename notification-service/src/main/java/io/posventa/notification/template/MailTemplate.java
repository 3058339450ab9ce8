package io.posventa.notification.template;

/** The mails that the service can write; each has its subject in every language. */
public enum MailTemplate {
  TICKET_OPENED,
  TICKET_REPLY,
  TICKET_MODIFIED,
  TICKET_CLOSED,
  INACTIVITY_WARNING_VENDOR_1,
  INACTIVITY_WARNING_VENDOR_2,
  INACTIVITY_WARNING_CUSTOMER,
  REFUND_CONFIRMATION
}
