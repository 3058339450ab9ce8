package io.posventa.notification.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.notification.wire.Lenient;
import io.posventa.platform.log.TemporaryFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks ticket-service, and says what its answers mean. */
@ApplicationScoped
class TicketDesk {
  private static final Set<Integer> REFUSALS = Set.of(404, 409, 410, 413, 415, 422);
  private static final Set<String> SOON_OVER =
      Set.of("idempotency-in-progress", "version-mismatch");
  private static final String ADVANCING = "clock-advancing";

  private final TicketDoor door;
  private final Lenient json;

  TicketDesk(@RestClient TicketDoor door, Lenient json) {
    this.door = door;
    this.json = json;
  }

  /**
   * Opens the ticket, once for the key, which is the mail's id.
   *
   * @throws TicketRefused when it may not be opened
   */
  String open(String key, Decision.OpenTicket wanted) {
    return ask(() ->
            door.open(
                key,
                new TicketDoor.NewTicket(
                    wanted.type(),
                    wanted.order(),
                    wanted.party(),
                    wanted.address(),
                    wanted.name(),
                    wanted.subject(),
                    wanted.body(),
                    wanted.attachments(),
                    false,
                    key)))
        .id();
  }

  /**
   * Adds the message, once for the key.
   *
   * @throws TicketRefused when the ticket takes none
   */
  String add(String key, Decision.AddMessage wanted) {
    return ask(() ->
            door.add(
                key,
                new TicketDoor.NewMessage(
                    wanted.ticket(),
                    wanted.party(),
                    wanted.address(),
                    wanted.name(),
                    wanted.body(),
                    wanted.attachments(),
                    wanted.automatic(),
                    key)))
        .id();
  }

  /** The attachment that the file has become; none: such a file is not taken. */
  Optional<String> upload(String key, String name, byte[] content) {
    try {
      return Optional.of(ask(() -> door.upload(key, name, content)).id());
    } catch (TicketRefused e) {
      return Optional.empty();
    }
  }

  private <T> T ask(Supplier<T> question) {
    try {
      return question.get();
    } catch (WebApplicationException e) {
      throw read(e);
    } catch (RuntimeException e) {
      throw new TemporaryFailure("ticket-service does not answer: " + e.getMessage(), e);
    }
  }

  private RuntimeException read(WebApplicationException answer) {
    int status = answer.getResponse().getStatus();
    var problem = problem(answer);
    String code = problem.path("code").asText("");
    if (code.equals(ADVANCING)) {
      return new ClockAdvancing();
    }
    if (REFUSALS.contains(status) && !code.isEmpty() && !SOON_OVER.contains(code)) {
      return new TicketRefused(code, problem.path("detail").asText(""));
    }
    return new TemporaryFailure("ticket-service answered " + status + " " + code + ".", answer);
  }

  private JsonNode problem(WebApplicationException answer) {
    try {
      return json.tree(answer.getResponse().readEntity(String.class));
    } catch (RuntimeException e) {
      return json.tree("{}");
    }
  }
}
