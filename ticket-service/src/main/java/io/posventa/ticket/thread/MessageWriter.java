package io.posventa.ticket.thread;

import io.posventa.platform.id.Ids;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.ticket.attachment.Attached;
import io.posventa.ticket.attachment.Attachments;
import io.posventa.ticket.party.Acting;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes messages of drafts, in the transaction of the change that they come with. */
@ApplicationScoped
class MessageWriter {
  private final MessageRepository messages;
  private final Attachments attachments;
  private final Directory directory;
  private final Ids ids;

  MessageWriter(MessageRepository messages, Attachments attachments, Directory directory, Ids ids) {
    this.messages = messages;
    this.attachments = attachments;
    this.directory = directory;
    this.ids = ids;
  }

  Message write(Ticket ticket, Acting by, Draft draft, Rules rules, Instant now) {
    draft.inReplyTo().ifPresent(answered -> requireMessage(ticket, answered));
    var key = new TenantKey(ticket.key.marketplaceId(), ids.next("msg"));
    var files = attach(draft.attachments(), ticket, key.id(), by, rules);
    return new Message(key, ticket, by, name(ticket, by, draft), draft, files, now);
  }

  /** The comment of a closing or a change; files come with words only. */
  Optional<Message> comment(
      Ticket ticket,
      Acting by,
      Optional<String> text,
      Optional<List<String>> files,
      Rules rules,
      Instant now) {
    List<String> attached = files.orElse(List.of());
    if (text.isEmpty() && !attached.isEmpty()) {
      throw Refusal.field(
          CommonProblem.INVALID_REQUEST, "/comment", "required", "Say what the files are.");
    }
    return text.map(body -> write(ticket, by, Draft.plain(body, attached), rules, now));
  }

  /** Attaches files to what comes into a ticket, within what its policy allows. */
  List<Attached> attach(List<String> files, Ticket ticket, String usedIn, Acting by, Rules rules) {
    if (files.isEmpty()) {
      return List.of();
    }
    Hindrance.refuse(rules.attaching(by.party()));
    int most = rules.policy().attachments().maxCount();
    if (files.size() > most) {
      throw Refusal.field(
          CommonProblem.RULE_VIOLATED, "/attachments", "too_many", "At most " + most + " files.");
    }
    return attachments.use(files, ticket.key.id(), usedIn);
  }

  /** The name on file, or else the one that a mail gives. */
  private Optional<String> name(Ticket ticket, Acting by, Draft draft) {
    return switch (by.party()) {
      case CUSTOMER ->
          Optional.ofNullable(ticket.customer.name())
              .or(() -> draft.sender().flatMap(Draft.Sender::name));
      case VENDOR -> Optional.of(directory.vendor(ticket.vendorId).name());
      case OPERATOR, SYSTEM -> Optional.empty();
    };
  }

  private void requireMessage(Ticket ticket, String id) {
    if (messages.of(ticket.key, id).isEmpty()) {
      throw Refusal.field(
          CommonProblem.NOT_FOUND, "/in_reply_to", "not_found", "There is no such message.");
    }
  }
}
