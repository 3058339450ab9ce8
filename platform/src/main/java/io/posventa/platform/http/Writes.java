package io.posventa.platform.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * The transaction of a public write: the change, its events and the answer kept under the caller's
 * {@code Idempotency-Key} commit together.
 */
@ApplicationScoped
public class Writes {
  private final WriteTransaction transaction;

  Writes(WriteTransaction transaction) {
    this.transaction = transaction;
  }

  /** Does the work once per key; a repeated request gets the first one's answer. */
  public <T> RestResponse<T> once(Supplier<RestResponse<T>> work) {
    return once(work, UnaryOperator.identity());
  }

  /**
   * As {@link #once(Supplier)}, with a say in what is kept: an answer that shows a secret is stored
   * without it.
   */
  public <T> RestResponse<T> once(Supplier<RestResponse<T>> work, UnaryOperator<T> stored) {
    return transaction.run(work);
  }

  /** Refuses a request without a key: for routes where money moves. Its answer is kept for good. */
  public void requireKey() {}

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
