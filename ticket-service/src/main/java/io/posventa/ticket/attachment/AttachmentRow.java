package io.posventa.ticket.attachment;

import java.time.Instant;
import java.util.Optional;

/** An attachment as it is kept. */
record AttachmentRow(
    String id,
    String fileId,
    Instant createdAt,
    String uploaderId,
    String name,
    String type,
    long size,
    String sha256,
    Optional<String> ticketId) {

  AttachmentView view() {
    return new AttachmentView(
        id, "attachment", createdAt, name, type, size, sha256, ticketId, Optional.empty());
  }
}
