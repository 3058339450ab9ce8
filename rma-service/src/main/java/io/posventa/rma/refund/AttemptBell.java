package io.posventa.rma.refund;

import io.posventa.platform.worker.Wake;
import jakarta.enterprise.context.ApplicationScoped;

/** Rung when an attempt has become due, so that nobody waits for the next look. */
@ApplicationScoped
class AttemptBell {
  private final Wake wake = new Wake();

  Wake wake() {
    return wake;
  }
}
