package io.posventa.platform.tenant;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whose work the current thread does. A request works for the marketplace of its credential;
 * workers and event handlers say so with {@link #as}.
 */
@ApplicationScoped
public class Tenancy {
  private static final ThreadLocal<@Nullable String> OVERRIDE = new ThreadLocal<>();
  private final Instance<TenantSource> requests;

  Tenancy(Instance<TenantSource> requests) {
    this.requests = requests;
  }

  /** Does the work as this marketplace, for transactions that begin inside it. */
  public <T> T as(String marketplaceId, Supplier<T> work) {
    @Nullable String before = OVERRIDE.get();
    OVERRIDE.set(marketplaceId);
    try {
      return work.get();
    } finally {
      if (before == null) {
        OVERRIDE.remove();
      } else {
        OVERRIDE.set(before);
      }
    }
  }

  /** As {@link #as(String, Supplier)}, for work without a result. */
  public void run(String marketplaceId, Runnable work) {
    as(
        marketplaceId,
        () -> {
          work.run();
          return marketplaceId;
        });
  }

  public String current() {
    return find().orElseThrow(() -> new IllegalStateException("No marketplace is being served."));
  }

  public Optional<String> find() {
    @Nullable String told = OVERRIDE.get();
    if (told != null) {
      return Optional.of(told);
    }
    if (!Arc.container().requestContext().isActive() || requests.isUnsatisfied()) {
      return Optional.empty();
    }
    return requests.get().marketplaceId();
  }
}
