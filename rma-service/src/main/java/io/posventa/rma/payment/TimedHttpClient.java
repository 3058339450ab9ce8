package io.posventa.rma.payment;

import com.stripe.exception.ApiConnectionException;
import com.stripe.net.HttpClient;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/**
 * Carries the Stripe client's requests. The client's own transport limits the wait per read, so an
 * answer that drips would hang an attempt past its lease, and it repeats a POST by itself when a
 * connection dies; this one does neither.
 */
final class TimedHttpClient extends HttpClient {
  private final java.net.http.HttpClient http;
  private final Duration answerTimeout;

  TimedHttpClient(Duration connectTimeout, Duration answerTimeout) {
    this.answerTimeout = answerTimeout;
    this.http =
        java.net.http.HttpClient.newBuilder()
            .version(java.net.http.HttpClient.Version.HTTP_1_1)
            .connectTimeout(connectTimeout)
            .build();
  }

  @Override
  public StripeResponse request(StripeRequest request) throws ApiConnectionException {
    try {
      var answer = http.send(translate(request), BodyHandlers.ofString());
      return new StripeResponse(
          answer.statusCode(), HttpHeaders.of(answer.headers().map()), answer.body());
    } catch (IOException e) {
      throw new ApiConnectionException("No answer from the payment provider.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiConnectionException("Interrupted while waiting for the payment provider.", e);
    }
  }

  private HttpRequest translate(StripeRequest request) {
    var content = request.content();
    var translated =
        HttpRequest.newBuilder(URI.create(request.url().toString()))
            .timeout(answerTimeout)
            .method(
                request.method().name(),
                content == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(content.byteArrayContent()));
    if (content != null) {
      translated.header("Content-Type", content.contentType());
    }
    request.headers().map().forEach((name, values) -> addAll(translated, name, values));
    return translated.build();
  }

  private static void addAll(HttpRequest.Builder request, String name, List<String> values) {
    if (!name.equalsIgnoreCase("Content-Type") && !name.equalsIgnoreCase("Connection")) {
      values.forEach(value -> request.header(name, value));
    }
  }
}
