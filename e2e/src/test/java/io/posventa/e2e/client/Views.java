package io.posventa.e2e.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of the API's resources that tests look at. */
public final class Views {
  private Views() {}

  public record Money(long amount, String currency) {}

  public record Actor(
      String party, @Nullable String role, @Nullable String id, @Nullable String onBehalfOf) {}

  public record AllowedAction(String action, boolean allowed, @Nullable String code) {}

  public record Ticket(
      String id,
      long version,
      String number,
      Instant createdAt,
      String type,
      String status,
      String awaiting,
      String order,
      String vendor,
      String channel,
      Actor openedBy,
      @Nullable String closeReason,
      @Nullable Actor closedBy,
      @Nullable Instant closedAt,
      @Nullable String problem,
      @Nullable List<Deadline> deadlines,
      @Nullable List<AllowedAction> allowedActions) {}

  public record Attached(String id, String name, String type, long size) {}

  public record Message(
      String id,
      Actor from,
      String body,
      @Nullable Boolean automatic,
      @Nullable List<Attached> attachments,
      @Nullable String sentFrom,
      long ticketVersion) {}

  public record Deadline(
      String id,
      @JsonProperty("case") @Nullable String ofCase,
      String ladder,
      int step,
      String action,
      String status,
      Instant dueAt,
      @Nullable Instant firedAt,
      @Nullable String cancelledBy) {}

  public record Attempt(int number, Instant at, String outcome, @Nullable String code) {}

  public record Provider(
      @Nullable String key, @Nullable String reference, @Nullable List<Attempt> attempts) {}

  public record Refund(
      String id,
      @Nullable String ticket,
      String order,
      @Nullable String orderExternalId,
      @Nullable String invoice,
      String status,
      Money amount,
      @Nullable Provider provider) {}

  public record Cancellation(String id, @Nullable String ticket, String order, String status) {}

  public record Subscription(String externalId, String status, @Nullable Instant endedAt) {}

  public record Line(String id, String externalId) {}

  public record Invoice(String id, String externalId, Money amount) {}

  public record Order(
      String id,
      String externalId,
      @Nullable Money refunded,
      List<Line> lines,
      @Nullable Subscription subscription,
      @Nullable List<Invoice> invoices) {}

  public record Email(
      String id,
      String template,
      @Nullable String party,
      List<String> to,
      String subject,
      String status,
      @JsonProperty("case") @Nullable String ofCase,
      String messageId,
      int attempts,
      Instant createdAt,
      @Nullable Instant sentAt) {}

  /** A mail that came in, and what became of it. */
  public record InboundEmail(
      String id,
      String messageId,
      String kind,
      String status,
      @Nullable String outcome,
      @Nullable String reason,
      @Nullable String party,
      @Nullable String order,
      @Nullable String ticket,
      @Nullable String message) {}

  public record Event(
      String id,
      String type,
      String subject,
      long version,
      Instant time,
      String source,
      @Nullable String correlation,
      JsonNode data) {}

  public record HistoryEntry(
      long version,
      Instant at,
      String type,
      @Nullable Actor by,
      @Nullable JsonNode facts,
      String digest,
      @Nullable String previousDigest) {}

  public record Clock(
      String id,
      Instant now,
      String status,
      @Nullable List<String> waiting,
      @Nullable List<String> warnings) {}

  public record ApiKey(String id, @Nullable String secret, List<String> scopes) {}

  /** A mail as the mail server received it. */
  public record Mail(
      long number,
      String recipient,
      String messageId,
      String subject,
      JsonNode headers,
      String text,
      String html) {
    public String header(String name) {
      return headers.path(name).asText();
    }
  }

  /** A refund in the payment simulator's books. */
  public record PaidRefund(String id, long amount, String currency, String charge, String status) {}
}
