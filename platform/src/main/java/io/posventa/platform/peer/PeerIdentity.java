package io.posventa.platform.peer;

import io.posventa.platform.identity.InternalIdentity;
import io.posventa.platform.tenant.Tenancy;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;

/** Calls another service in this service's own name, for the current marketplace. */
public class PeerIdentity implements ClientRequestFilter {
  private final InternalIdentity identity;
  private final Tenancy tenancy;

  public PeerIdentity(InternalIdentity identity, Tenancy tenancy) {
    this.identity = identity;
    this.tenancy = tenancy;
  }

  @Override
  public void filter(ClientRequestContext request) {
    String token = tenancy.find().map(identity::system).orElseGet(identity::system);
    request.getHeaders().putSingle(InternalIdentity.HEADER, token);
  }
}
