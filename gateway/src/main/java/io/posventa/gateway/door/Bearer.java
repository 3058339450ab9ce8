package io.posventa.gateway.door;

import io.posventa.gateway.credential.Credential;
import io.posventa.gateway.credential.Credentials;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.ProblemType;
import io.posventa.platform.problem.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Who presents the bearer token of a request. */
@ApplicationScoped
class Bearer {
  private static final String SCHEME = "bearer ";
  private static final String INVALID = ", error=\"invalid_token\"";
  private static final int LONGEST = 512;

  private final Credentials credentials;
  private final Clock clock;
  private final Vertx vertx;

  Bearer(Credentials credentials, Clock clock, Vertx vertx) {
    this.credentials = credentials;
    this.clock = clock;
    this.vertx = vertx;
  }

  /**
   * Fails with a 401, which never says what is wrong with the token; except to whoever holds a link
   * that has expired, who may have it sent again.
   */
  Future<Credential> of(HttpServerRequest request) {
    @Nullable String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null) {
      return Future.failedFuture(
          refusal(CommonProblem.UNAUTHENTICATED, "Send a credential as a bearer token.", ""));
    }
    boolean bearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    if (!bearer || header.length() > LONGEST) {
      return Future.failedFuture(unknown());
    }
    String token = header.substring(SCHEME.length()).strip();
    return credentials
        .remembered(token)
        .map(Future::succeededFuture)
        .orElseGet(() -> vertx.executeBlocking(() -> credentials.find(token), false))
        .map(found -> good(found.orElseThrow(Bearer::unknown)));
  }

  private Credential good(Credential found) {
    if (found.isGoodAt(clock.instant())) {
      return found;
    }
    throw found.kind() == Credential.Kind.LINK
        ? refusal(DoorProblem.LINK_EXPIRED, "The link has expired; have it sent again.", INVALID)
        : unknown();
  }

  private static Refusal unknown() {
    return refusal(
        CommonProblem.UNAUTHENTICATED, "The credential is unknown, expired or revoked.", INVALID);
  }

  private static Refusal refusal(ProblemType problem, String detail, String more) {
    return new Refusal(problem, detail)
        .with("WWW-Authenticate", "Bearer realm=\"posventa\"" + more);
  }
}
