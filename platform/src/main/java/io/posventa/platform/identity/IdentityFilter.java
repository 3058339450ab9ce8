package io.posventa.platform.identity;

import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.request.RequestIds;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;

/**
 * The door: callers that the gateway vouches for under {@code /v1}, services of their own account
 * under {@code /internal}; the rest is open. It stands before the routes, so that an unknown path
 * tells a stranger nothing.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
class IdentityFilter implements ContainerRequestFilter {
  private final InternalIdentity identities;
  private final Caller caller;
  private final RoutingContext routing;

  IdentityFilter(InternalIdentity identities, Caller caller, RoutingContext routing) {
    this.identities = identities;
    this.caller = caller;
    this.routing = routing;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    caller.begin(RequestIds.of(routing));
    String path = request.getUriInfo().getPath();
    boolean open = isUnder(path, "/v1");
    boolean internal = isUnder(path, "/internal");
    if (!open && !internal) {
      return;
    }
    @Nullable String token = request.getHeaderString(InternalIdentity.HEADER);
    if (token == null) {
      throw InternalIdentity.unauthenticated();
    }
    var identity = identities.verify(token);
    boolean system = identity.role() == Role.SYSTEM;
    if (system != internal) {
      throw new Refusal(CommonProblem.FORBIDDEN, "This door is not for this identity.");
    }
    caller.become(identity);
  }

  private static boolean isUnder(String path, String root) {
    return path.equals(root) || path.startsWith(root + "/");
  }
}
