package io.posventa.notification.inbound;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.posventa.notification.template.MailContent.TicketType;
import io.posventa.notification.template.Party;
import java.util.List;
import java.util.Optional;

/** What is to be done about a mail. */
sealed interface Decision {

  /** What ticket-service is asked for; it is kept before it is asked. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = OpenTicket.class, name = "open_ticket"),
    @JsonSubTypes.Type(value = AddMessage.class, name = "add_message")
  })
  sealed interface Request extends Decision {}

  /** A request for an order by one of its parties. */
  record OpenTicket(
      TicketType type,
      String order,
      Party party,
      String address,
      Optional<String> name,
      String subject,
      String body,
      List<String> attachments)
      implements Request {}

  /** A party's answer to a ticket. */
  record AddMessage(
      String ticket,
      Party party,
      String address,
      Optional<String> name,
      String body,
      List<String> attachments,
      boolean automatic,
      Optional<String> reason)
      implements Request {}

  /** The order's customer is asked whether a request is theirs that came from elsewhere. */
  record AskCustomer(String order, TicketType wish) implements Decision {}

  /** The writer is told of a better way. */
  record Advise(String reason) implements Decision {}

  /** A mail of ours did not arrive. */
  record NoteBounce(Bounce bounce) implements Decision {}

  record Ignore(String reason) implements Decision {}
}
