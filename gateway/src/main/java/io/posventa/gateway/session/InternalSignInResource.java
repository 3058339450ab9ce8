package io.posventa.gateway.session;

import io.posventa.platform.identity.Caller;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sign-in tokens for mails, right before they are sent. */
@Path("/internal/sign-ins")
class InternalSignInResource {
  private static final String SENDER = "notification-service";

  record Batch(@NotNull @Size(max = 500) List<@NotNull @Size(max = 60) String> members) {}

  record Tokens(List<@Nullable String> tokens) {
    @Override
    public String toString() {
      return "Tokens[…]";
    }
  }

  private final SignIns signIns;
  private final Caller caller;

  InternalSignInResource(SignIns signIns, Caller caller) {
    this.signIns = signIns;
    this.caller = caller;
  }

  @POST
  public Tokens mint(@NotNull @Valid Batch batch) {
    if (!caller.actorId().equals(SENDER)) {
      throw new Refusal(CommonProblem.FORBIDDEN, "Only whoever sends mails is given tokens.");
    }
    return new Tokens(signIns.mint(batch.members()));
  }
}
