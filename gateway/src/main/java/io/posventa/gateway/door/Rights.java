package io.posventa.gateway.door;

import io.posventa.gateway.contract.Operation;
import io.posventa.gateway.credential.Credential;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;

/** What the contract asks of a credential. Rows are their owner's business. */
final class Rights {
  private Rights() {}

  /** Refuses what the scopes, the role or the kind of case do not allow. */
  static void check(Operation operation, Credential credential) {
    for (String scope : operation.scopes()) {
      if (!credential.scopes().contains(scope)) {
        throw new Refusal(CommonProblem.FORBIDDEN, "This needs the scope " + scope + ".");
      }
    }
    if (!operation.roles().isEmpty() && !operation.roles().contains(credential.role())) {
      throw new Refusal(CommonProblem.FORBIDDEN, "Your role may not do this.");
    }
    if (!credential.kindOfCase().map(operation.links()::contains).orElse(true)) {
      throw new Refusal(CommonProblem.FORBIDDEN, "A link of this kind may not do this.");
    }
  }
}
