package io.posventa.notification.inbound;

import io.posventa.notification.template.Party;
import io.posventa.platform.http.Versioned;
import io.posventa.platform.http.Writes;
import io.posventa.platform.identity.Caller;
import io.posventa.platform.identity.Role;
import io.posventa.platform.page.Page;
import io.posventa.platform.page.Paging;
import io.posventa.platform.tenant.TenantKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/inbound-emails")
@ApplicationScoped
class InboundResource {
  private final InboundRepository mails;
  private final InboundService service;
  private final InboundQueue queue;
  private final Caller caller;
  private final Paging paging;
  private final Writes writes;

  InboundResource(
      InboundRepository mails,
      InboundService service,
      InboundQueue queue,
      Caller caller,
      Paging paging,
      Writes writes) {
    this.mails = mails;
    this.service = service;
    this.queue = queue;
    this.caller = caller;
    this.paging = paging;
    this.writes = writes;
  }

  /** What became of a mail; what it said is in its ticket. */
  record InboundEmailView(
      String id,
      String object,
      long version,
      Instant createdAt,
      Instant updatedAt,
      String messageId,
      MailKind kind,
      Optional<String> from,
      Optional<String> to,
      String subject,
      long size,
      InboundEmail.Status status,
      Optional<InboundEmail.Outcome> outcome,
      Optional<String> reason,
      Optional<String> problem,
      Optional<Party> party,
      Optional<String> order,
      Optional<String> ticket,
      Optional<String> message,
      Optional<String> email,
      int attempts)
      implements Versioned {

    static InboundEmailView of(InboundEmail mail) {
      return new InboundEmailView(
          mail.key.id(),
          "inbound_email",
          mail.version,
          mail.createdAt,
          mail.updatedAt,
          mail.messageId,
          mail.kind,
          Optional.ofNullable(mail.sender),
          Optional.ofNullable(mail.recipient),
          mail.subject,
          mail.size,
          mail.status,
          Optional.ofNullable(mail.outcome),
          Optional.ofNullable(mail.reason),
          Optional.ofNullable(mail.problem),
          Optional.ofNullable(mail.party),
          Optional.ofNullable(mail.orderId),
          Optional.ofNullable(mail.ticketId),
          Optional.ofNullable(mail.ticketMessage),
          Optional.ofNullable(mail.emailId),
          mail.attempts);
    }
  }

  @GET
  @Transactional
  public Page<InboundEmailView> list(
      @RestQuery InboundEmail.@Nullable Status status,
      @RestQuery InboundEmail.@Nullable Outcome outcome,
      @RestQuery @Nullable String ticket,
      @RestQuery @Nullable String from,
      @RestQuery @Nullable Integer limit,
      @RestQuery @Nullable String cursor) {
    caller.requireRole(Role.OPERATOR);
    var query =
        new InboundQuery(
            Optional.ofNullable(status),
            Optional.ofNullable(outcome),
            Optional.ofNullable(ticket),
            Optional.ofNullable(from));
    var slice = paging.slice(limit, cursor, query.scope());
    return paging
        .page(
            slice, mails.page(caller.marketplaceId(), query, slice), mail -> List.of(mail.key.id()))
        .map(InboundEmailView::of);
  }

  @GET
  @Path("{id}")
  @Transactional
  public InboundEmailView read(String id) {
    caller.requireRole(Role.OPERATOR);
    return InboundEmailView.of(mails.require(key(id)));
  }

  @POST
  @Path("{id}/retry")
  public RestResponse<InboundEmailView> retry(String id) {
    caller.requireRole(Role.OPERATOR);
    var answer = writes.once(() -> Writes.accepted(InboundEmailView.of(service.retry(key(id)))));
    queue.wake().signal();
    return answer;
  }

  private TenantKey key(String id) {
    return new TenantKey(caller.marketplaceId(), id);
  }
}
