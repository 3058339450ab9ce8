package io.posventa.gateway.link;

import io.posventa.gateway.policy.Policies;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Until when links are good, on machine time: a test clock must not end its own links. */
@ApplicationScoped
class Expiry {
  private final Policies policies;
  private final LinkConfig config;
  private final Clock machine;

  Expiry(Policies policies, LinkConfig config, Clock machine) {
    this.policies = policies;
    this.config = config;
    this.machine = machine;
  }

  /**
   * The moment asked for, or else the marketplace's policy's.
   *
   * @throws Refusal 400 when it is over already, or too far away
   */
  Instant of(Optional<Instant> wanted) {
    Instant now = machine.instant();
    return wanted
        .map(
            until -> {
              if (!until.isAfter(now) || until.isAfter(now.plus(config.longest()))) {
                throw Refusal.field(
                    CommonProblem.INVALID_REQUEST,
                    "/expires_at",
                    "out_of_range",
                    "From now on, and at most " + config.longest().toDays() + " days.");
              }
              return until;
            })
        .orElseGet(() -> now.plus(byPolicy()));
  }

  /** Within the limits of a link, whatever was asked for. */
  Instant after(Duration wanted) {
    return machine
        .instant()
        .plus(wanted.compareTo(config.longest()) > 0 ? config.longest() : wanted);
  }

  private Duration byPolicy() {
    String told = policies.inForce().at("/mail/links/expire").asText();
    return told.isEmpty() ? config.expire() : Duration.parse(told);
  }
}
