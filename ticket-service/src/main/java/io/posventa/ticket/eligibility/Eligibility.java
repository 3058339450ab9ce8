package io.posventa.ticket.eligibility;

import io.posventa.platform.log.TemporaryFailure;
import io.posventa.platform.problem.Refusal;
import io.posventa.ticket.party.Party;
import io.posventa.ticket.policy.TicketType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks rma-service, which must know now, whether an order may be refunded or cancelled. */
@ApplicationScoped
public class Eligibility {
  private final RmaClient rma;

  Eligibility(@RestClient RmaClient rma) {
    this.rma = rma;
  }

  /**
   * What somebody asks for.
   *
   * @param by whose request it is; the customer's window holds for an operator too
   * @param at the moment whose age of the sale counts
   * @param policy the version whose rules hold
   */
  public record Request(
      String order, TicketType type, Party by, Instant at, String vendor, String policy) {}

  /**
   * Refuses what the order has no right to. Never in a transaction.
   *
   * @throws TemporaryFailure when rma-service cannot be asked
   */
  public void require(Request request) {
    var side = request.by == Party.VENDOR ? Party.VENDOR : Party.CUSTOMER;
    var answer =
        ask(
            new RmaClient.Question(
                request.order,
                word(request.type),
                word(side),
                request.at,
                request.vendor,
                request.policy));
    if (!answer.allowed()) {
      throw answer.reasons().stream()
          .filter(reason -> !reason.allowed())
          .findFirst()
          .map(reason -> new Refusal(EligibilityProblem.of(reason.code()), reason.detail()))
          .orElseGet(
              () -> new Refusal(EligibilityProblem.NOT_ELIGIBLE, "The order is not eligible."));
    }
  }

  private RmaClient.Answer ask(RmaClient.Question question) {
    try {
      return rma.ask(question);
    } catch (ProcessingException | FaultToleranceException e) {
      throw new TemporaryFailure("rma-service cannot be asked.", e);
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
