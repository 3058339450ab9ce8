package io.posventa.platform.tenant;

import io.agroal.api.AgroalDataSource;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.util.Optional;

/** Tells the database, once per transaction, which marketplace's rows it may show. */
final class TenantTransaction {
  private static final String SEEN = TenantTransaction.class.getName();

  private final Tenancy tenancy;
  private final AgroalDataSource database;
  private final TransactionSynchronizationRegistry transaction;

  TenantTransaction(
      Tenancy tenancy, AgroalDataSource database, TransactionSynchronizationRegistry transaction) {
    this.tenancy = tenancy;
    this.database = database;
    this.transaction = transaction;
  }

  Object around(InvocationContext call) throws Exception {
    if (transaction.getTransactionKey() != null && transaction.getResource(SEEN) == null) {
      Optional<String> marketplace = tenancy.find();
      if (marketplace.isPresent()) {
        tell(marketplace.get());
        transaction.putResource(SEEN, marketplace.get());
      }
    }
    return call.proceed();
  }

  private void tell(String marketplace) throws SQLException {
    try (var connection = database.getConnection();
        var statement =
            connection.prepareStatement("select set_config('app.marketplace', ?, true)")) {
      statement.setString(1, marketplace);
      statement.execute();
    }
  }
}
