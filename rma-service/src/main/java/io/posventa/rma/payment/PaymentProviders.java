package io.posventa.rma.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The providers that can be driven. An order paid in any other way is paid back by a person. */
@ApplicationScoped
public class PaymentProviders {
  private final Map<String, PaymentProvider> byName;

  PaymentProviders(Instance<PaymentProvider> providers) {
    byName =
        providers.stream()
            .collect(Collectors.toUnmodifiableMap(PaymentProvider::name, Function.identity()));
  }

  public Optional<PaymentProvider> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  public Collection<PaymentProvider> all() {
    return byName.values();
  }
}
