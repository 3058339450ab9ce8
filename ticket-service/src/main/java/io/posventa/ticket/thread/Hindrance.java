package io.posventa.ticket.thread;

import io.posventa.platform.problem.ProblemType;
import io.posventa.platform.problem.Refusal;
import java.util.Optional;

/** Why a party may not do something just now. */
record Hindrance(ProblemType problem, String detail) {

  /** Refuses when there is a hindrance. */
  static void refuse(Optional<Hindrance> hindrance) {
    if (hindrance.isPresent()) {
      throw new Refusal(hindrance.get().problem, hindrance.get().detail);
    }
  }
}
