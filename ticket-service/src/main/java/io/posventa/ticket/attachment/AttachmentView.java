package io.posventa.ticket.attachment;

import java.time.Instant;
import java.util.Optional;

/**
 * A file as whoever uploaded it and the ticket's parties see it.
 *
 * @param ticket the one that it is used in
 * @param url where to download it for a few minutes; only for those who ask for the file itself
 */
record AttachmentView(
    String id,
    String object,
    Instant createdAt,
    String name,
    String type,
    long size,
    String sha256,
    Optional<String> ticket,
    Optional<String> url) {

  AttachmentView at(String address) {
    return new AttachmentView(
        id, object, createdAt, name, type, size, sha256, ticket, Optional.of(address));
  }
}
