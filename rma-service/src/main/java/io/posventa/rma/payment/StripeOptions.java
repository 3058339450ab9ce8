package io.posventa.rma.payment;

import com.stripe.Stripe;
import com.stripe.net.Authenticator;
import com.stripe.net.BearerTokenAuthenticator;
import com.stripe.net.StripeResponseGetterOptions;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import org.jspecify.annotations.Nullable;

/** The client's settings for one account at one address; without them it would read global ones. */
final class StripeOptions extends StripeResponseGetterOptions {
  private final StripeConfig config;

  StripeOptions(StripeConfig config) {
    this.config = config;
  }

  @Override
  public Authenticator getAuthenticator() {
    return new BearerTokenAuthenticator(config.secretKey());
  }

  @Override
  public String getApiBase() {
    return config.address();
  }

  /** When to repeat is decided by what is known of the refund, not by the client. */
  @Override
  public int getMaxNetworkRetries() {
    return 0;
  }

  @Override
  public int getConnectTimeout() {
    return Math.toIntExact(config.connectTimeout().toMillis());
  }

  @Override
  public int getReadTimeout() {
    return Math.toIntExact(config.answerTimeout().toMillis());
  }

  @Override
  public @Nullable String getClientId() {
    return null;
  }

  @Override
  public @Nullable Proxy getConnectionProxy() {
    return null;
  }

  @Override
  public @Nullable PasswordAuthentication getProxyCredential() {
    return null;
  }

  @Override
  public String getFilesBase() {
    return Stripe.UPLOAD_API_BASE;
  }

  @Override
  public String getConnectBase() {
    return Stripe.CONNECT_API_BASE;
  }

  @Override
  public String getMeterEventsBase() {
    return Stripe.METER_EVENTS_API_BASE;
  }

  @Override
  public @Nullable String getStripeAccount() {
    return null;
  }

  @Override
  public @Nullable String getStripeContext() {
    return null;
  }
}
