package io.posventa.platform.tenant;

import io.agroal.api.AgroalDataSource;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;

/** Runs inside the transaction that the container opened for the same annotation. */
@Interceptor
@Transactional(Transactional.TxType.REQUIRES_NEW)
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 210)
class RequiresNewInterceptor {
  private final TenantTransaction tenant;

  RequiresNewInterceptor(
      Tenancy tenancy, AgroalDataSource database, TransactionSynchronizationRegistry transaction) {
    this.tenant = new TenantTransaction(tenancy, database, transaction);
  }

  @AroundInvoke
  Object around(InvocationContext call) throws Exception {
    return tenant.around(call);
  }
}
