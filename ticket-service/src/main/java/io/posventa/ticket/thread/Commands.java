package io.posventa.ticket.thread;

import io.posventa.ticket.consent.Consent;
import io.posventa.ticket.consent.Proposal;
import io.posventa.ticket.escalation.Escalation;
import io.posventa.ticket.party.OnBehalfOf;
import io.posventa.ticket.policy.TicketType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The bodies of the writes, as the contract has them. */
final class Commands {
  static final int LONGEST_TEXT = 20_000;
  static final int LONGEST_LINE = 200;
  static final int LONGEST_REASON = 5_000;
  static final int MOST_FILES = 10;
  static final String ATTACHMENT = "att_[0-7][0-9a-hjkmnp-tv-z]{25}";
  static final String ORDER =
      "order_[0-7][0-9a-hjkmnp-tv-z]{25}|ext:[^\\x00-\\x1F\\x7F-\\x9F]{1,120}";

  private Commands() {}

  record OpenTicket(
      @NotNull TicketType type,
      @NotNull @Size(min = 1, max = LONGEST_LINE) @OneLine String subject,
      @NotNull @Size(min = 1, max = LONGEST_TEXT) @PlainText String body,
      Optional<Message.Format> format,
      @NotNull
          @Pattern(regexp = ORDER, message = "Expected an order's id, or ext: and its external id")
          String order,
      Optional<@Size(min = 1, max = LONGEST_LINE) @OneLine String> reason,
      Optional<Ticket.Channel> channel,
      Optional<
              @Pattern(
                  regexp = "[a-z]{2,3}(-[A-Z]{2})?",
                  message = "Expected a language such as es or es-ES")
              String>
          locale,
      Optional<
              @Size(max = 20) List<
                  @NotNull @Size(max = 40)
                  @Pattern(regexp = "[a-z0-9_-]+", message = "Expected a-z, 0-9, _ and -") String>>
          tags,
      Optional<@Size(max = MOST_FILES) List<@NotNull @Pattern(regexp = ATTACHMENT) String>>
          attachments,
      Optional<OnBehalfOf> onBehalfOf) {

    Draft draft() {
      return new Draft(
          body,
          format.orElse(Message.Format.TEXT),
          Optional.empty(),
          attachments.orElse(List.of()),
          false,
          Optional.empty());
    }
  }

  record PostMessage(
      @NotNull @Size(min = 1, max = LONGEST_TEXT) @PlainText String body,
      Optional<Message.Format> format,
      Optional<@Size(max = 4) List<@NotNull Addressee>> to,
      Optional<@Size(max = 60) @OneLine String> inReplyTo,
      Optional<@Size(max = MOST_FILES) List<@NotNull @Pattern(regexp = ATTACHMENT) String>>
          attachments,
      Optional<OnBehalfOf> onBehalfOf) {

    Draft draft() {
      return new Draft(
          body,
          format.orElse(Message.Format.TEXT),
          inReplyTo,
          attachments.orElse(List.of()),
          false,
          Optional.empty());
    }
  }

  /** Whom a message can be addressed to. */
  enum Addressee {
    CUSTOMER,
    VENDOR,
    OPERATOR,
    INTERNAL
  }

  /** How people close a ticket. */
  enum Ending {
    SOLVED,
    WITHDRAWN
  }

  record CloseTicket(
      Optional<Ending> reason,
      Optional<@Size(min = 1, max = LONGEST_TEXT) @PlainText String> comment,
      Optional<@Valid ClaimConsent> consent,
      Optional<@Size(max = MOST_FILES) List<@NotNull @Pattern(regexp = ATTACHMENT) String>>
          attachments,
      Optional<OnBehalfOf> onBehalfOf) {
    static final CloseTicket PLAIN =
        new CloseTicket(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
  }

  record ConvertTicket(
      @NotNull TicketType type,
      Optional<@Size(min = 1, max = LONGEST_TEXT) @PlainText String> comment,
      Optional<@Valid ClaimConsent> consent,
      Optional<@Size(max = MOST_FILES) List<@NotNull @Pattern(regexp = ATTACHMENT) String>>
          attachments,
      Optional<OnBehalfOf> onBehalfOf) {}

  record ReadTicket(Optional<OnBehalfOf> onBehalfOf) {
    static final ReadTicket PLAIN = new ReadTicket(Optional.empty());
  }

  record NewProposal(
      @NotNull Proposal.Action action,
      Optional<TicketType> type,
      Optional<@Size(min = 1, max = LONGEST_TEXT) @PlainText String> comment,
      Optional<OnBehalfOf> onBehalfOf) {}

  record AnswerProposal(
      Optional<@Size(min = 1, max = LONGEST_TEXT) @PlainText String> comment,
      Optional<OnBehalfOf> onBehalfOf) {
    static final AnswerProposal PLAIN = new AnswerProposal(Optional.empty(), Optional.empty());
  }

  record EscalateTicket(
      @NotNull @Size(min = 1, max = LONGEST_REASON) @PlainText String reason,
      Optional<@Size(max = MOST_FILES) List<@NotNull @Pattern(regexp = ATTACHMENT) String>>
          attachments,
      Optional<OnBehalfOf> onBehalfOf) {}

  record DecideEscalation(
      Escalation.@NotNull Outcome outcome,
      @NotNull @Size(min = 1, max = LONGEST_REASON) @PlainText String note) {}

  /** Whose consent can be told. */
  enum Consenting {
    CUSTOMER
  }

  /** The ways that a vendor can name; a proposal's answer is recorded by the answer itself. */
  enum ConsentVia {
    MESSAGE,
    LINK,
    EMAIL,
    PHONE;

    Consent.Via recorded() {
      return switch (this) {
        case MESSAGE -> Consent.Via.MESSAGE;
        case LINK -> Consent.Via.LINK;
        case EMAIL -> Consent.Via.EMAIL;
        case PHONE -> Consent.Via.PHONE;
      };
    }
  }

  record ClaimConsent(
      @NotNull Consenting by,
      Optional<Instant> at,
      @NotNull ConsentVia via,
      @NotNull @Size(min = 1, max = 500) @OneLine String evidence) {}
}
