package io.posventa.platform.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;

/** The transaction itself, a bean of its own so that the tenant's interceptor sees it open. */
@ApplicationScoped
class WriteTransaction {
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public <T> T run(Supplier<T> work) {
    return work.get();
  }
}
