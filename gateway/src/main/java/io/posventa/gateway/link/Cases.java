package io.posventa.gateway.link;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.gateway.neighbour.Neighbours;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** The cases that links are made for, as their owners know them. */
@ApplicationScoped
class Cases {
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final Neighbours neighbours;
  private final Tenancy tenancy;

  Cases(Neighbours neighbours, Tenancy tenancy) {
    this.neighbours = neighbours;
    this.tenancy = tenancy;
  }

  /** What a link needs to know of its case. */
  record Case(String id, String order, String vendor) {}

  /**
   * Asks the owner. Never call it in a transaction.
   *
   * @throws Refusal 404 with the pointer, also for a case of another vendor than the one given
   */
  Case require(String id, Optional<String> onlyOf) {
    boolean ticket = id.startsWith("ticket_");
    JsonNode data =
        ticket ? read("ticket-service", "ticket", id) : read("rma-service", "order", id);
    var found =
        new Case(id, ticket ? data.path("order").asText() : id, data.path("vendor").asText());
    if (onlyOf.isPresent() && !onlyOf.get().equals(found.vendor())) {
      throw unknown();
    }
    return found;
  }

  private JsonNode read(String owner, String kind, String id) {
    try {
      return neighbours
          .get(owner, "/internal/references/" + kind + "/" + id, tenancy.current(), TIMEOUT)
          .path("data");
    } catch (Refusal e) {
      if (e.problem() == CommonProblem.NOT_FOUND) {
        throw unknown();
      }
      throw e;
    }
  }

  private static Refusal unknown() {
    return Refusal.field(
        CommonProblem.NOT_FOUND, "/case", "not_found", "There is no such ticket or order.");
  }
}
