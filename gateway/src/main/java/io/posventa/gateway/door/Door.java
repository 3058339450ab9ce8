package io.posventa.gateway.door;

import io.posventa.gateway.contract.ApiVersion;
import io.posventa.gateway.contract.Operation;
import io.posventa.gateway.contract.Routes;
import io.posventa.gateway.credential.Credential;
import io.posventa.gateway.credential.CurrentCredential;
import io.posventa.gateway.limit.AddressLimit;
import io.posventa.gateway.limit.Limits;
import io.posventa.gateway.limit.Limits.Verdict;
import io.posventa.gateway.link.LinkUses;
import io.posventa.platform.http.ProblemResponses;
import io.posventa.platform.identity.InternalIdentity;
import io.posventa.platform.identity.Role;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Decides on every request from outside, in this order: the address's limit, whether the operation
 * is open to all, the credential (for unknown paths too), its limits, the route and its method,
 * scope, role and case, the body's size. Then it goes to its owner with a signed identity in place
 * of the credential.
 */
@ApplicationScoped
class Door {
  private static final Logger LOG = Logger.getLogger(Door.class);
  private static final int AFTER_REQUEST_IDS = 9_500;
  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  private final AddressLimit addresses;
  private final Bearer bearer;
  private final Limits limits;
  private final Routes routes;
  private final SignedIdentities identities;
  private final InternalIdentity services;
  private final StandingHeaders standing;
  private final PassThrough passThrough;
  private final LinkUses uses;
  private final ProblemResponses problems;
  private final DoorConfig config;

  Door(
      AddressLimit addresses,
      Bearer bearer,
      Limits limits,
      Routes routes,
      SignedIdentities identities,
      InternalIdentity services,
      StandingHeaders standing,
      PassThrough passThrough,
      LinkUses uses,
      ProblemResponses problems,
      DoorConfig config) {
    this.addresses = addresses;
    this.bearer = bearer;
    this.limits = limits;
    this.routes = routes;
    this.identities = identities;
    this.services = services;
    this.standing = standing;
    this.passThrough = passThrough;
    this.uses = uses;
    this.problems = problems;
    this.config = config;
  }

  void register(@Observes Filters filters) {
    filters.register(this::enter, AFTER_REQUEST_IDS);
  }

  private void enter(RoutingContext request) {
    if (isService(request) || OpenPaths.contain(request)) {
      request.next();
      return;
    }
    standing.promise(request);
    var verdict = addresses.enter(AddressLimit.of(request.request()));
    standing.note(request, verdict);
    if (verdict.refusal().isPresent()) {
      problems.send(request, limited(verdict));
      return;
    }
    // Nothing of the body is read before it is known who sends it.
    request.request().pause();
    open(request)
        .map(operation -> Future.succeededFuture().map(_ -> admitVisitor(request, operation)))
        .orElseGet(
            () -> bearer.of(request.request()).compose(credential -> admit(request, credential)))
        .onFailure(failure -> refuse(request, failure));
  }

  private Optional<Operation> open(RoutingContext request) {
    return Optional.ofNullable(routes.at(request.request().path()).get(methodOf(request)))
        .filter(Operation::isOpen);
  }

  /** Whatever credential came along counts for nothing here. */
  private @Nullable Void admitVisitor(RoutingContext request, Operation operation) {
    checkVersion(request);
    checkSize(request, operation);
    // All visitors are one principal: none may be given the answer that was stored for another.
    request.request().headers().remove(IDEMPOTENCY_KEY);
    pass(request, operation, identities.visitor());
    return null;
  }

  private Future<Void> admit(RoutingContext request, Credential credential) {
    return limits
        .enter(credential.id())
        .map(
            verdict -> {
              standing.note(request, verdict);
              check(verdict);
              request.addEndHandler(_ -> limits.leave(credential.id()));
              return route(request);
            })
        .compose(operation -> admitSync(request, credential, operation))
        .map(
            operation -> {
              Rights.check(operation, credential);
              checkVersion(request);
              checkSize(request, operation);
              CurrentCredential.note(request, credential);
              if (credential.kind() == Credential.Kind.LINK) {
                uses.note(credential, operation.id());
              }
              pass(request, operation, identities.of(credential));
              return null;
            });
  }

  private Future<Operation> admitSync(
      RoutingContext request, Credential credential, Operation operation) {
    if (!operation.isSync()) {
      return Future.succeededFuture(operation);
    }
    return limits
        .enterSync(credential.id())
        .map(
            verdict -> {
              standing.note(request, verdict);
              check(verdict);
              return operation;
            });
  }

  private static void check(Verdict verdict) {
    if (verdict.refusal().isPresent()) {
      throw limited(verdict);
    }
  }

  private static Refusal limited(Verdict verdict) {
    var refusal =
        switch (verdict.refusal().orElseThrow()) {
          case ADDRESS -> new Refusal(CommonProblem.RATE_LIMITED, "Too many from this address.");
          case SECOND -> new Refusal(CommonProblem.RATE_LIMITED, "Too many requests a second.");
          case MINUTE -> new Refusal(CommonProblem.QUOTA_EXCEEDED, "Too many requests a minute.");
          case IN_FLIGHT -> new Refusal(CommonProblem.RATE_LIMITED, "Too many requests at once.");
        };
    return refusal.with("Retry-After", Integer.toString(verdict.retryAfter()));
  }

  private Operation route(RoutingContext request) {
    Map<String, Operation> here = routes.at(request.request().path());
    if (here.isEmpty()) {
      throw new Refusal(CommonProblem.NOT_FOUND, "There is nothing at this path.");
    }
    @Nullable Operation operation = here.get(methodOf(request));
    if (operation == null) {
      throw new Refusal(
              CommonProblem.METHOD_NOT_ALLOWED,
              "This path does not take " + request.request().method() + ".")
          .with("Allow", String.join(", ", new TreeSet<>(here.keySet())));
    }
    return operation;
  }

  private static String methodOf(RoutingContext request) {
    HttpMethod method = request.request().method();
    return method.equals(HttpMethod.HEAD) ? HttpMethod.GET.name() : method.name();
  }

  private static void checkVersion(RoutingContext request) {
    @Nullable String version = request.request().getHeader(ApiVersion.HEADER);
    if (version != null && !ApiVersion.isServed(version.strip())) {
      throw Refusal.parameter(
          CommonProblem.INVALID_REQUEST,
          ApiVersion.HEADER,
          "unknown_value",
          "The API has no such version; the present one is " + ApiVersion.CURRENT + ".");
    }
  }

  private void checkSize(RoutingContext request, Operation operation) {
    long largest = operation.maxBody().orElse(config.largestBody());
    if (CountedBody.isAnnounced(request.request(), largest)) {
      throw CountedBody.refusal(largest);
    }
  }

  private void pass(RoutingContext request, Operation operation, String identity) {
    if (operation.owner().equals(InternalIdentity.GATEWAY)) {
      var headers = request.request().headers();
      headers.remove(HttpHeaders.AUTHORIZATION);
      headers.set(InternalIdentity.HEADER, identity);
      request.request().resume();
      request.next();
    } else {
      passThrough.to(operation, request, identity);
    }
  }

  private void refuse(RoutingContext request, Throwable failure) {
    if (failure instanceof Refusal refusal) {
      problems.send(request, refusal);
    } else {
      LOG.error("A request failed at the door.", failure);
      problems.send(
          request,
          new Refusal(CommonProblem.UNAVAILABLE, "The gateway cannot decide on this now.")
              .with("Retry-After", "1"));
    }
    // What is left of the body must not hold up the connection.
    request.request().resume();
  }

  /** A fellow service, on the routes that only they have. */
  private boolean isService(RoutingContext request) {
    if (!request.request().path().startsWith("/internal/")) {
      return false;
    }
    @Nullable String token = request.request().getHeader(InternalIdentity.HEADER);
    if (token == null) {
      return false;
    }
    try {
      return services.verify(token).role() == Role.SYSTEM;
    } catch (Refusal e) {
      return false;
    }
  }
}
