package io.posventa.platform.identity;

import java.util.Optional;

/** Who did something, as histories and events keep it. */
public record Actor(Role role, String id, Optional<String> vendor) {
  /** The system itself. */
  public static Actor system(String service) {
    return new Actor(Role.SYSTEM, service, Optional.empty());
  }
}
