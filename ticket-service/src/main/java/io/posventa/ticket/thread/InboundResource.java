package io.posventa.ticket.thread;

import io.posventa.platform.http.Writes;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.ticket.party.Acting;
import io.posventa.ticket.party.OnBehalfOf;
import io.posventa.ticket.policy.TicketType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * What parties write by mail. Whoever takes the mail in vouches for the party; the words obey the
 * same rules as those of the public API.
 */
@Path("/internal/inbound")
@Consumes(MediaType.APPLICATION_JSON)
class InboundResource {
  private static final int LONGEST_ADDRESS = 254;
  private static final String ACTOR = "[a-z0-9_:.-]{1,120}";
  private static final String ANY_MAIL = "mail";

  private final TicketService service;
  private final Intake intake;
  private final TicketNumbers numbers;
  private final Writes writes;

  InboundResource(TicketService service, Intake intake, TicketNumbers numbers, Writes writes) {
    this.service = service;
    this.intake = intake;
    this.numbers = numbers;
    this.writes = writes;
  }

  /**
   * A mail that opens a ticket.
   *
   * @param source the id of the mail, which then stands for the one who acted
   */
  record NewTicket(
      @NotNull TicketType type,
      @NotNull @Pattern(regexp = Commands.ORDER) String order,
      @NotNull OnBehalfOf party,
      @NotNull @Size(max = LONGEST_ADDRESS) @OneLine String address,
      Optional<@Size(max = Commands.LONGEST_LINE) @OneLine String> name,
      @NotNull @Size(min = 1, max = Commands.LONGEST_LINE) @OneLine String subject,
      @NotNull @Size(min = 1, max = Commands.LONGEST_TEXT) @PlainText String body,
      Optional<
              @Size(max = Commands.MOST_FILES) List<
                  @NotNull @Pattern(regexp = Commands.ATTACHMENT) String>>
          attachments,
      Optional<Boolean> automatic,
      Optional<@Pattern(regexp = ACTOR) String> source) {

    Commands.OpenTicket command() {
      return new Commands.OpenTicket(
          type,
          subject,
          body,
          Optional.empty(),
          order,
          Optional.empty(),
          Optional.of(Ticket.Channel.EMAIL),
          Optional.empty(),
          Optional.empty(),
          attachments,
          Optional.empty());
    }

    Draft draft() {
      return InboundResource.draft(body, Optional.empty(), attachments, false, address, name);
    }
  }

  /** A mail that answers one of a ticket's. */
  record NewMessage(
      @NotNull @Size(max = 60) @OneLine String ticket,
      @NotNull OnBehalfOf party,
      @NotNull @Size(max = LONGEST_ADDRESS) @OneLine String address,
      Optional<@Size(max = Commands.LONGEST_LINE) @OneLine String> name,
      @NotNull @Size(min = 1, max = Commands.LONGEST_TEXT) @PlainText String body,
      Optional<
              @Size(max = Commands.MOST_FILES) List<
                  @NotNull @Pattern(regexp = Commands.ATTACHMENT) String>>
          attachments,
      Optional<Boolean> automatic,
      Optional<@Size(max = 60) @OneLine String> inReplyTo,
      Optional<@Pattern(regexp = ACTOR) String> source) {

    Draft draft() {
      return InboundResource.draft(
          body, inReplyTo, attachments, automatic.orElse(false), address, name);
    }
  }

  record Opened(String id, String number, long version) {}

  record Written(String id, long ticketVersion) {}

  @POST
  @Path("tickets")
  public RestResponse<Opened> open(@NotNull @Valid NewTicket mail) {
    if (mail.automatic().orElse(false)) {
      throw Refusal.field(
          CommonProblem.RULE_VIOLATED, "/automatic", "automatic", "Machines open no tickets.");
    }
    var by = acting(mail.party(), mail.source());
    var admission = intake.admit(mail.command(), by);
    String number = numbers.next();
    return writes.once(
        () -> {
          var ticket = service.open(admission, mail.draft(), number);
          return Writes.created(
              URI.create("/v1/tickets/" + ticket.key.id()),
              new Opened(ticket.key.id(), ticket.number, ticket.version));
        });
  }

  @POST
  @Path("messages")
  public RestResponse<Written> write(@NotNull @Valid NewMessage mail) {
    var by = acting(mail.party(), mail.source());
    return writes.once(
        () -> {
          var message = service.reply(mail.ticket(), mail.draft(), Optional.empty(), by);
          return Writes.created(
              URI.create("/v1/tickets/" + mail.ticket() + "/messages"),
              new Written(message.key.id(), message.ticketVersion));
        });
  }

  private static Acting acting(OnBehalfOf party, Optional<String> source) {
    String role =
        switch (party) {
          case CUSTOMER -> "customer";
          case VENDOR -> "vendor_agent";
        };
    return new Acting(party.party(), role, source.orElse(ANY_MAIL), Optional.empty());
  }

  private static Draft draft(
      String body,
      Optional<String> inReplyTo,
      Optional<List<String>> attachments,
      boolean automatic,
      String address,
      Optional<String> name) {
    return new Draft(
        body,
        Message.Format.TEXT,
        inReplyTo,
        attachments.orElse(List.of()),
        automatic,
        Optional.of(new Draft.Sender(address, name)));
  }
}
