package io.posventa.gateway.credential;

import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** What the current request was admitted with, for the gateway's own resources. */
@ApplicationScoped
public class CurrentCredential {
  private static final String KEY = CurrentCredential.class.getName();

  private final RoutingContext current;

  CurrentCredential(RoutingContext current) {
    this.current = current;
  }

  /** Notes with what the door admits this request. */
  public static void note(RoutingContext request, Credential credential) {
    request.put(KEY, credential);
  }

  /**
   * The credential of the current request.
   *
   * @throws Refusal 401 when it was admitted without any
   */
  public Credential get() {
    @Nullable Credential credential = current.get(KEY);
    if (credential == null) {
      throw new Refusal(CommonProblem.UNAUTHENTICATED, "Send a credential as a bearer token.");
    }
    return credential;
  }
}
