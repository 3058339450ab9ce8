package io.posventa.notification.email;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.posventa.notification.template.MailTemplate;
import io.posventa.notification.template.Reader;
import io.posventa.platform.http.Versioned;
import io.posventa.platform.http.Writes;
import io.posventa.platform.identity.Caller;
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

@Path("/v1/emails")
@ApplicationScoped
class EmailResource {
  private final EmailRepository emails;
  private final EmailService service;
  private final EmailQueue queue;
  private final Caller caller;
  private final Paging paging;
  private final Writes writes;

  EmailResource(
      EmailRepository emails,
      EmailService service,
      EmailQueue queue,
      Caller caller,
      Paging paging,
      Writes writes) {
    this.emails = emails;
    this.service = service;
    this.queue = queue;
    this.caller = caller;
    this.paging = paging;
    this.writes = writes;
  }

  /** A mail; what it says is shown where a single one is read. */
  record EmailView(
      String id,
      String object,
      long version,
      Instant createdAt,
      Instant updatedAt,
      MailTemplate template,
      Reader party,
      String locale,
      List<String> to,
      String subject,
      Email.Status status,
      @JsonProperty("case") String caseId,
      String messageId,
      Optional<String> text,
      Optional<String> html,
      int attempts,
      Optional<String> problem,
      Optional<Instant> sentAt)
      implements Versioned {

    static EmailView listed(Email email) {
      return view(email, Optional.empty(), Optional.empty());
    }

    static EmailView whole(Email email) {
      return view(email, Optional.ofNullable(email.bodyText), Optional.ofNullable(email.bodyHtml));
    }

    private static EmailView view(Email email, Optional<String> text, Optional<String> html) {
      return new EmailView(
          email.key.id(),
          "email",
          email.version,
          email.createdAt,
          email.updatedAt,
          email.template,
          email.party,
          email.locale,
          Optional.ofNullable(email.recipient).stream().toList(),
          email.subject,
          email.status,
          email.caseId,
          email.messageId,
          text,
          html,
          email.attempts,
          Optional.ofNullable(email.problem),
          Optional.ofNullable(email.sentAt));
    }
  }

  @GET
  @Transactional
  public Page<EmailView> list(
      @RestQuery("case") @Nullable String caseId,
      @RestQuery @Nullable MailTemplate template,
      @RestQuery Email.@Nullable Status status,
      @RestQuery @Nullable String to,
      @RestQuery @Nullable Integer limit,
      @RestQuery @Nullable String cursor) {
    var query =
        new EmailQuery(
            viewer(),
            Optional.ofNullable(caseId),
            Optional.ofNullable(template),
            Optional.ofNullable(status),
            Optional.ofNullable(to));
    var slice = paging.slice(limit, cursor, query.scope());
    return paging
        .page(
            slice,
            emails.page(caller.marketplaceId(), query, slice),
            email -> List.of(email.key.id()))
        .map(EmailView::listed);
  }

  @GET
  @Path("{id}")
  @Transactional
  public EmailView read(String id) {
    return EmailView.whole(emails.require(key(id), viewer()));
  }

  @POST
  @Path("{id}/resend")
  public RestResponse<EmailView> resend(String id) {
    var answer =
        writes.once(() -> Writes.accepted(EmailView.listed(service.resend(key(id), viewer()))));
    queue.ring();
    return answer;
  }

  private TenantKey key(String id) {
    return new TenantKey(caller.marketplaceId(), id);
  }

  private EmailQuery.Viewer viewer() {
    return new EmailQuery.Viewer(caller.vendorId());
  }
}
