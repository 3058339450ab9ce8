package io.posventa.ticket.thread;

import io.posventa.platform.tenant.TenantKey;
import io.posventa.ticket.attachment.Attached;
import io.posventa.ticket.attachment.AttachedList;
import io.posventa.ticket.party.Acting;
import io.posventa.ticket.party.Party;
import jakarta.persistence.Convert;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody wrote on a ticket. It never changes. */
@Entity
class Message {
  enum Format {
    TEXT,
    HTML
  }

  @EmbeddedId TenantKey key;
  @Version long version = 1;
  String ticketId;

  /** The ticket's version that came with it: at most one message a version, so also its place. */
  long ticketVersion;

  Instant createdAt;

  @Enumerated(EnumType.STRING)
  Party party;

  String role;
  String actorId;
  @Nullable String name;

  @Enumerated(EnumType.STRING)
  @Nullable Party onBehalfOf;

  String body;

  @Enumerated(EnumType.STRING)
  Format format;

  @Nullable String inReplyTo;

  /** Written by a machine: it answers nobody and restarts nothing. */
  boolean automatic;

  @Convert(converter = AttachedList.class)
  List<Attached> attachments;

  /** The address that a customer's mail came from. */
  @Nullable String sentFrom;

  @SuppressWarnings("NullAway.Init")
  protected Message() {} // for Hibernate

  Message(
      TenantKey key,
      Ticket ticket,
      Acting by,
      Optional<String> name,
      Draft draft,
      List<Attached> attachments,
      Instant now) {
    this.key = key;
    this.ticketId = ticket.key.id();
    this.ticketVersion = ticket.nextVersion();
    this.createdAt = now;
    this.party = by.party();
    this.role = by.role();
    this.actorId = by.id();
    this.name = name.orElse(null);
    this.onBehalfOf = by.onBehalfOf().orElse(null);
    this.body = draft.body();
    this.format = draft.format();
    this.inReplyTo = draft.inReplyTo().orElse(null);
    this.automatic = draft.automatic();
    this.attachments = List.copyOf(attachments);
    this.sentFrom =
        draft
            .sender()
            .filter(_ -> by.party() == Party.CUSTOMER)
            .map(Draft.Sender::address)
            .orElse(null);
  }
}
