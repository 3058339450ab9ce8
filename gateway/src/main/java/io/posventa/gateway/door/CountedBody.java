package io.posventa.gateway.door;

import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** A body on its way through, which breaks off once it has carried too much. */
final class CountedBody implements ReadStream<Buffer> {
  private final ReadStream<Buffer> body;
  private final long most;
  private long carried;
  private @Nullable Handler<Throwable> failed;

  CountedBody(ReadStream<Buffer> body, long most) {
    this.body = body;
    this.most = most;
  }

  /** Whether a body says of itself that it is too large. */
  static boolean isAnnounced(HttpServerRequest request, long most) {
    @Nullable String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length != null && Long.parseLong(length.strip()) > most;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  static Refusal refusal(long most) {
    return new Refusal(CommonProblem.PAYLOAD_TOO_LARGE, "A body has at most " + most + " bytes.")
        .with("Connection", "close");
  }

  boolean isTooLarge() {
    return carried > most;
  }

  @Override
  public ReadStream<Buffer> handler(@Nullable Handler<Buffer> handler) {
    body.handler(handler == null ? null : part -> carry(part, handler));
    return this;
  }

  private void carry(Buffer part, Handler<Buffer> handler) {
    if (part.length() == 0) {
      // HTTP/2 may end a request that has no body with an empty part.
      return;
    }
    boolean broken = isTooLarge();
    carried += part.length();
    if (!isTooLarge()) {
      handler.handle(part);
    } else if (!broken && failed != null) {
      failed.handle(refusal(most));
    }
  }

  @Override
  public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
    failed = handler;
    body.exceptionHandler(handler);
    return this;
  }

  @Override
  public ReadStream<Buffer> endHandler(@Nullable Handler<Void> handler) {
    body.endHandler(handler);
    return this;
  }

  @Override
  public ReadStream<Buffer> pause() {
    body.pause();
    return this;
  }

  @Override
  public ReadStream<Buffer> resume() {
    body.resume();
    return this;
  }

  @Override
  public ReadStream<Buffer> fetch(long amount) {
    body.fetch(amount);
    return this;
  }
}
