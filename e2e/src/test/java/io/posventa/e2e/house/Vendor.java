package io.posventa.e2e.house;

import io.posventa.e2e.client.Client;
import java.util.Map;

/** A vendor with a key of its own, whose secret other programs may use too. */
public record Vendor(String id, String email, String secret, Client client) {
  /** The vendor itself, by its own key. */
  public Party self() {
    return Party.of(client, Map.of());
  }
}
