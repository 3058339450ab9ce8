package io.posventa.ticket.thread;

import java.util.List;
import java.util.Optional;

/**
 * What somebody wrote, before it is a message of a ticket.
 *
 * @param attachments the ids of uploads
 * @param automatic written by a machine
 * @param sender of a mail
 */
record Draft(
    String body,
    Message.Format format,
    Optional<String> inReplyTo,
    List<String> attachments,
    boolean automatic,
    Optional<Sender> sender) {

  /** Whom a mail says that it is from. */
  record Sender(String address, Optional<String> name) {}

  Draft {
    attachments = List.copyOf(attachments);
  }

  static Draft plain(String body, List<String> attachments) {
    return new Draft(
        body, Message.Format.TEXT, Optional.empty(), attachments, false, Optional.empty());
  }
}
