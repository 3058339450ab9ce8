package io.posventa.rma.eligibility;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a ticket for a refund or a cancellation has to know before it is opened. */
@Path("/internal/eligibility")
class InternalEligibilityResource {
  private final Eligibilities eligibilities;

  InternalEligibilityResource(Eligibilities eligibilities) {
    this.eligibilities = eligibilities;
  }

  record AskEligibility(
      @NotNull String order,
      @NotNull Action action,
      @NotNull Party by,
      @NotNull Instant at,
      @Nullable String vendor,
      @Nullable String policy) {}

  @POST
  public EligibilityView ask(@NotNull @Valid AskEligibility question) {
    var asked =
        eligibilities.ask(
            question.order(),
            question.action(),
            question.by(),
            question.at(),
            question.policy(),
            Optional.ofNullable(question.vendor()));
    return EligibilityView.of(asked, question.action(), question.by(), question.at());
  }
}
