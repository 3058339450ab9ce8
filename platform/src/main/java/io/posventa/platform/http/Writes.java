package io.posventa.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.posventa.platform.database.DatabaseFailures;
import io.posventa.platform.http.Answers.Answer;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.time.TenantClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The transaction of a public write: the change, its events and the answer kept under the caller's
 * {@code Idempotency-Key} commit together.
 */
@ApplicationScoped
public class Writes {
  private static final Logger LOG = Logger.getLogger(Writes.class);
  private static final int ATTEMPTS = 3;

  private final WriteTransaction transaction;
  private final WriteRequest request;
  private final Answers answers;
  private final TenantClock clock;
  private final ObjectMapper json;

  Writes(
      WriteTransaction transaction,
      WriteRequest request,
      Answers answers,
      TenantClock clock,
      ObjectMapper json) {
    this.transaction = transaction;
    this.request = request;
    this.answers = answers;
    this.clock = clock;
    this.json = json;
  }

  /** Does the work once per key; a repeated request gets the first one's answer. */
  public <T> RestResponse<T> once(Supplier<RestResponse<T>> work) {
    return once(work, UnaryOperator.identity());
  }

  /**
   * As {@link #once(Supplier)}, with a say in what is kept: an answer that shows a secret is stored
   * without it. The work is all in the database, for it is done again when another transaction got
   * in its way.
   */
  public <T> RestResponse<T> once(Supplier<RestResponse<T>> work, UnaryOperator<T> stored) {
    for (int attempt = 1; ; attempt++) {
      try {
        return transaction.run(() -> attempt(work, stored));
      } catch (RuntimeException e) {
        if (attempt == ATTEMPTS || !DatabaseFailures.isClash(e)) {
          throw e;
        }
        LOG.debugf(e, "Attempt %d of a write clashed.", attempt);
      }
    }
  }

  /** Says which file came with the request, before its work: another one is another request. */
  public void read(byte[] fileDigest) {
    request.read(fileDigest);
  }

  /** Refuses a request without a key: for routes where money moves. Its answer is kept for good. */
  public void requireKey() {
    request.requireKey();
  }

  private <T> RestResponse<T> attempt(Supplier<RestResponse<T>> work, UnaryOperator<T> stored) {
    @Nullable WriteKey key = request.key().orElse(null);
    if (key != null) {
      answers
          .claim(key, request.isForGood())
          .ifPresent(
              answer -> {
                throw new WebApplicationException(IdempotencyFilter.replay(answer));
              });
    }
    if (clock.isAdvancing()) {
      throw new Refusal(
              CommonProblem.CLOCK_ADVANCING, "Write again when the test clock stands still.")
          .with(HttpHeaders.RETRY_AFTER, "1");
    }
    var response = work.get();
    if (key != null) {
      answers.keep(key, answer(response, stored));
    }
    return response;
  }

  private <T> Answer answer(RestResponse<T> response, UnaryOperator<T> stored) {
    var headers = new LinkedHashMap<String, String>();
    response
        .getHeaders()
        .forEach((name, values) -> headers.put(name, String.valueOf(values.getFirst())));
    @Nullable T entity = response.getEntity();
    if (entity == null) {
      return new Answer(response.getStatus(), headers, null);
    }
    try {
      @Nullable String tag = Tags.of(entity, json);
      if (tag != null) {
        headers.put(HttpHeaders.ETAG, tag);
      }
      return new Answer(
          response.getStatus(), headers, json.writeValueAsString(stored.apply(entity)));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static <T> RestResponse<T> ok(T view) {
    return RestResponse.ok(view);
  }

  public static <T> RestResponse<T> created(URI location, T view) {
    return ResponseBuilder.<T>created(location).entity(view).build();
  }

  public static <T> RestResponse<T> accepted(T view) {
    return RestResponse.accepted(view);
  }

  public static <T> RestResponse<T> noContent() {
    return RestResponse.noContent();
  }
}
