package io.posventa.rma.payment;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import com.stripe.model.StripeCollection;
import com.stripe.net.LiveStripeResponseGetter;
import com.stripe.net.RequestOptions;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import io.posventa.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Refunds through Stripe's own client. Our refund's id goes into the metadata, so that a refund
 * whose answer was lost is found among the charge's refunds; the client's own retries are off, for
 * when to repeat is not the client's to decide.
 */
@ApplicationScoped
class StripeProvider implements PaymentProvider {
  private static final String REFUND = "posventa_refund";
  private static final String MARKETPLACE = "posventa_marketplace";
  private static final long PAGE = 100;
  private static final int SERVER_ERROR = 500;
  private static final int CONFLICT = 409;

  static {
    Stripe.enableTelemetry = false;
  }

  private final StripeClient stripe;

  StripeProvider(StripeConfig config) {
    stripe =
        new StripeClient(
            new LiveStripeResponseGetter(
                new StripeOptions(config),
                new TimedHttpClient(config.connectTimeout(), config.answerTimeout())));
  }

  @Override
  public String name() {
    return "stripe";
  }

  @Override
  public Outcome refund(RefundOrder order) {
    try {
      return outcome(stripe.refunds().create(params(order), options(order)));
    } catch (StripeException e) {
      return failed(e);
    }
  }

  private static RefundCreateParams params(RefundOrder order) {
    var params =
        RefundCreateParams.builder()
            .setAmount(order.amount().amount())
            .putMetadata(REFUND, order.refundId())
            .putMetadata(MARKETPLACE, order.marketplaceId())
            .putMetadata("currency", order.amount().currency().toLowerCase(Locale.ROOT));
    return isIntent(order.charge())
        ? params.setPaymentIntent(order.charge()).build()
        : params.setCharge(order.charge()).build();
  }

  private static RequestOptions options(RefundOrder order) {
    return RequestOptions.builder().setIdempotencyKey(order.key()).build();
  }

  private static boolean isIntent(String charge) {
    return charge.startsWith("pi_");
  }

  private static Outcome outcome(Refund refund) {
    return switch (refund.getStatus()) {
      case "succeeded" -> new Outcome.Paid(refund.getId(), refund.getAmount());
      case "failed", "canceled" -> new Outcome.Declined("refund_" + refund.getStatus());
      default -> new Outcome.Pending(refund.getId());
    };
  }

  /**
   * A refusal is final; trouble at the door means that nothing was done; anything else is unknown.
   */
  private static Outcome failed(StripeException e) {
    if (e instanceof ApiConnectionException) {
      return new Outcome.Unknown("no_answer");
    }
    if (e instanceof RateLimitException) {
      return new Outcome.NotNow("rate_limited");
    }
    if (e instanceof AuthenticationException || e instanceof PermissionException) {
      return new Outcome.NotNow("not_authorized");
    }
    int status = e.getStatusCode() == null ? SERVER_ERROR : e.getStatusCode();
    if (status == CONFLICT || status >= SERVER_ERROR) {
      return new Outcome.Unknown("http_" + status);
    }
    return new Outcome.Declined(code(e));
  }

  private static String code(StripeException e) {
    return e.getCode() == null ? "http_" + e.getStatusCode() : e.getCode();
  }

  @Override
  public Outcome ask(RefundOrder order) {
    try {
      return all(listParams(order)).stream()
          .filter(refund -> order.refundId().equals(metadata(refund).get(REFUND)))
          .filter(refund -> order.marketplaceId().equals(metadata(refund).get(MARKETPLACE)))
          .findFirst()
          .map(StripeProvider::outcome)
          .orElseGet(Outcome.Nothing::new);
    } catch (StripeException e) {
      return isMissing(e) ? new Outcome.Nothing() : new Outcome.Unknown("cannot_ask");
    }
  }

  /** A charge that the provider does not know has no refunds either. */
  private static boolean isMissing(StripeException e) {
    return "resource_missing".equals(e.getCode());
  }

  private static RefundListParams listParams(RefundOrder order) {
    var params = RefundListParams.builder().setLimit(PAGE);
    return isIntent(order.charge())
        ? params.setPaymentIntent(order.charge()).build()
        : params.setCharge(order.charge()).build();
  }

  private List<Refund> all(RefundListParams first) throws StripeException {
    var found = new ArrayList<Refund>();
    StripeCollection<Refund> page = stripe.refunds().list(first);
    found.addAll(page.getData());
    while (page.getHasMore() && !page.getData().isEmpty()) {
      var params =
          RefundListParams.builder()
              .setLimit(PAGE)
              .setCharge(first.getCharge())
              .setPaymentIntent(first.getPaymentIntent())
              .setStartingAfter(page.getData().getLast().getId());
      if (first.getCreated() instanceof RefundListParams.Created since) {
        params.setCreated(since);
      }
      page = stripe.refunds().list(params.build());
      found.addAll(page.getData());
    }
    return found;
  }

  private static Map<String, String> metadata(Refund refund) {
    return refund.getMetadata() == null ? Map.of() : refund.getMetadata();
  }

  @Override
  public List<ProviderRefund> madeSince(Instant since) {
    var created = RefundListParams.Created.builder().setGte(since.getEpochSecond()).build();
    try {
      return all(RefundListParams.builder().setLimit(PAGE).setCreated(created).build()).stream()
          .map(StripeProvider::listed)
          .toList();
    } catch (StripeException e) {
      throw new ProviderUnavailable("Stripe does not list its refunds.", e);
    }
  }

  private static ProviderRefund listed(Refund refund) {
    var metadata = metadata(refund);
    return new ProviderRefund(
        refund.getId(),
        firstOf(refund.getPaymentIntent(), refund.getCharge()),
        new Money(refund.getAmount(), refund.getCurrency().toUpperCase(Locale.ROOT)),
        "succeeded".equals(refund.getStatus()),
        Instant.ofEpochSecond(refund.getCreated()),
        Optional.ofNullable(metadata.get(MARKETPLACE)),
        Optional.ofNullable(metadata.get(REFUND)));
  }

  private static String firstOf(@Nullable String one, @Nullable String other) {
    return one != null ? one : other == null ? "" : other;
  }
}
