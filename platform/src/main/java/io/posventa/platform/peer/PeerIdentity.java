package io.posventa.platform.peer;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.posventa.platform.identity.Caller;
import io.posventa.platform.identity.InternalIdentity;
import io.posventa.platform.request.RequestIds;
import io.posventa.platform.tenant.Tenancy;
import io.quarkus.arc.Arc;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.ext.ContextResolver;
import java.util.Optional;

/**
 * Calls another service in this service's own name, for the current marketplace, and takes no
 * offence at fields that the other has added since.
 */
public class PeerIdentity implements ClientRequestFilter, ContextResolver<ObjectMapper> {
  private final InternalIdentity identity;
  private final Tenancy tenancy;
  private final Caller caller;
  private final ObjectMapper tolerant;

  public PeerIdentity(
      InternalIdentity identity, Tenancy tenancy, Caller caller, ObjectMapper json) {
    this.identity = identity;
    this.tenancy = tenancy;
    this.caller = caller;
    this.tolerant = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }

  @Override
  public void filter(ClientRequestContext request) {
    String token = tenancy.find().map(identity::system).orElseGet(identity::system);
    request.getHeaders().putSingle(InternalIdentity.HEADER, token);
    requestId().ifPresent(id -> request.getHeaders().putSingle(RequestIds.HEADER, id));
  }

  @Override
  public ObjectMapper getContext(Class<?> type) {
    return tolerant;
  }

  /** A request's id goes with what is asked on its behalf. */
  private Optional<String> requestId() {
    return Arc.container().requestContext().isActive()
        ? Optional.ofNullable(caller.requestId()).filter(id -> !id.isEmpty())
        : Optional.empty();
  }
}
