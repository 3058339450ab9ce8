package io.posventa.gateway.door;

import io.posventa.gateway.apikey.Credential;
import io.posventa.gateway.apikey.Credentials;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Who presents the bearer token of a request. */
@ApplicationScoped
class Bearer {
  private static final String SCHEME = "bearer ";
  private static final int LONGEST = 512;

  private final Credentials credentials;
  private final Vertx vertx;

  Bearer(Credentials credentials, Vertx vertx) {
    this.credentials = credentials;
    this.vertx = vertx;
  }

  /** Fails with a 401, which never says what is wrong with the key. */
  Future<Credential> of(HttpServerRequest request) {
    @Nullable String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null) {
      return Future.failedFuture(refusal("Send an API key as a bearer token.", ""));
    }
    boolean bearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    if (!bearer || header.length() > LONGEST) {
      return Future.failedFuture(unknown());
    }
    String hash = Credentials.hashOf(header.substring(SCHEME.length()).strip());
    return credentials
        .remembered(hash)
        .map(Future::succeededFuture)
        .orElseGet(() -> vertx.executeBlocking(() -> credentials.find(hash), false))
        .compose(
            found ->
                found.map(Future::succeededFuture).orElseGet(() -> Future.failedFuture(unknown())));
  }

  private static Refusal unknown() {
    return refusal("The key is unknown, expired or revoked.", ", error=\"invalid_token\"");
  }

  private static Refusal refusal(String detail, String more) {
    return new Refusal(CommonProblem.UNAUTHENTICATED, detail)
        .with("WWW-Authenticate", "Bearer realm=\"posventa\"" + more);
  }
}
