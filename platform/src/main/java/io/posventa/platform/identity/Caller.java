package io.posventa.platform.identity;

import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import jakarta.enterprise.context.RequestScoped;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who made the current request, as the gateway or a fellow service vouches. */
@RequestScoped
public class Caller {
  private @Nullable Identity identity;
  private @Nullable String requestId;

  /** Whether the request carried an identity; open routes have callers without one. */
  public boolean isKnown() {
    return identity != null;
  }

  public String marketplaceId() {
    return identity().marketplaceId();
  }

  /** The key, member, link or service that acts. */
  public String actorId() {
    return identity().actorId();
  }

  public Role role() {
    return identity().role();
  }

  /** The vendor that the credential is confined to. */
  public Optional<String> vendorId() {
    return identity().vendorId();
  }

  public Set<String> scopes() {
    return identity().scopes();
  }

  /** The marketplace's test clock; none: it is live. */
  public Optional<String> clock() {
    return identity().clock();
  }

  /** The one case that the credential is confined to, as a link from a mail is. */
  public Optional<String> caseId() {
    return identity().caseId();
  }

  /**
   * Whether a case is within the caller's reach: it is not confined to one, or one of these ids is
   * its own. An order's link reaches the order's tickets, so both ids of a ticket are named.
   */
  public boolean reaches(@Nullable String... ids) {
    return caseId().map(Arrays.asList(ids)::contains).orElse(true);
  }

  public Actor actor() {
    return identity().actor();
  }

  public @Nullable String requestId() {
    return requestId;
  }

  /** Refuses callers who have none of the roles. */
  public void requireRole(Role... roles) {
    if (!Set.of(roles).contains(role())) {
      throw new Refusal(CommonProblem.FORBIDDEN, "Your role may not do this.");
    }
  }

  void begin(String newRequestId) {
    this.requestId = newRequestId;
  }

  void become(Identity verified) {
    this.identity = verified;
  }

  private Identity identity() {
    if (identity == null) {
      throw InternalIdentity.unauthenticated();
    }
    return identity;
  }
}
