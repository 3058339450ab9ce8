package io.posventa.gateway.door;

import io.posventa.gateway.contract.Contract;
import io.posventa.gateway.contract.Operation;
import io.posventa.platform.http.ProblemResponses;
import io.posventa.platform.identity.InternalIdentity;
import io.posventa.platform.peer.PeersConfig;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Problem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.request.RequestIds;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Streams a request to the owner of its path, and the answer back, as they are. */
@ApplicationScoped
class PassThrough {
  private static final Logger LOG = Logger.getLogger(PassThrough.class);
  private static final int KEEP_ALIVE_SECONDS = 30;
  private static final int WAITING = 2_000;
  private static final int PROBLEMS = 400;
  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  private final HttpClient client;
  private final Map<String, URI> owners;
  private final ProblemResponses problems;
  private final DoorConfig config;

  PassThrough(
      Vertx vertx,
      Contract contract,
      PeersConfig peers,
      ProblemResponses problems,
      DoorConfig config) {
    this.problems = problems;
    this.config = config;
    this.owners =
        contract.operations().stream()
            .map(Operation::owner)
            .distinct()
            .collect(Collectors.toUnmodifiableMap(name -> name, peers::baseUrl));
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setMaxPoolSize(config.connections())
                .setMaxWaitQueueSize(WAITING)
                // Shorter than the services keep theirs, so that none is used that they have shut.
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setDecompressionSupported(false));
  }

  void to(Operation operation, RoutingContext request, String identity) {
    String owner = operation.owner();
    long largest = operation.maxBody().orElse(config.largestBody());
    var passed = ProxyRequest.reverseProxy(request.request());
    passed.headers().remove(HttpHeaders.AUTHORIZATION);
    passed.putHeader(InternalIdentity.HEADER, identity);
    passed.putHeader(RequestIds.HEADER, RequestIds.of(request));
    var body = passed.getBody();
    if (body.length() < 0
        && request.request().version() == HttpVersion.HTTP_2
        && !isRead(request)) {
      // Over HTTP/2 a body needs to say nothing of its length; the owner is spoken to in HTTP/1.1.
      request.request().headers().set(HttpHeaders.TRANSFER_ENCODING, "chunked");
    }
    var counted = new CountedBody(body.stream(), largest);
    passed.setBody(Body.body(counted, body.length()));
    client
        .request(address(owners.get(owner), deadline(operation)))
        .compose(passed::send)
        .compose(answer -> answer(request, owner, answer))
        .onFailure(
            failure ->
                refuse(
                    request, owner, counted.isTooLarge() ? CountedBody.refusal(largest) : failure));
  }

  private static boolean isRead(RoutingContext request) {
    HttpMethod method = request.request().method();
    return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
  }

  private Duration deadline(Operation operation) {
    return operation.maxBody().isPresent() ? config.uploadDeadline() : config.deadline();
  }

  private static RequestOptions address(@Nullable URI owner, Duration deadline) {
    if (owner == null) {
      throw new IllegalStateException("The owner has no address.");
    }
    boolean secure = "https".equals(owner.getScheme());
    int port = owner.getPort() >= 0 ? owner.getPort() : secure ? HTTPS : HTTP;
    return new RequestOptions()
        .setHost(owner.getHost())
        .setPort(port)
        .setSsl(secure)
        .setTimeout(deadline.toMillis());
  }

  private Future<Void> answer(RoutingContext request, String owner, ProxyResponse answer) {
    int status = answer.getStatusCode();
    @Nullable String type = answer.headers().get(HttpHeaders.CONTENT_TYPE);
    boolean told = type != null && type.startsWith(Problem.MEDIA_TYPE);
    if (status >= PROBLEMS && !told && !request.request().method().name().equals("HEAD")) {
      answer.release();
      return Future.failedFuture(
          new Refusal(
              CommonProblem.UPSTREAM_FAILED,
              "The service behind this path answered with something that is no answer."));
    }
    LOG.tracef("%s answered %d.", owner, status);
    // The request's id stands in the response already; the owner's copy of it would be a second.
    answer.headers().remove(RequestIds.HEADER);
    return answer.send();
  }

  private void refuse(RoutingContext request, String owner, Throwable failure) {
    if (failure instanceof Refusal refusal) {
      problems.send(request, refusal);
      return;
    }
    LOG.warnf("%s did not answer: %s", owner, failure);
    problems.send(
        request,
        switch (failure) {
          case TimeoutException _ ->
              later(CommonProblem.UPSTREAM_TIMEOUT, "The service did not answer in time.");
          case ConnectException _, UnknownHostException _ ->
              later(CommonProblem.UNAVAILABLE, "The service cannot be reached.");
          case ConnectionPoolTooBusyException _ ->
              later(CommonProblem.UNAVAILABLE, "The service has too much to do.");
          default ->
              later(CommonProblem.UPSTREAM_FAILED, "The service broke off in the middle of it.");
        });
  }

  private static Refusal later(CommonProblem problem, String detail) {
    return new Refusal(problem, detail).with("Retry-After", "1");
  }
}
