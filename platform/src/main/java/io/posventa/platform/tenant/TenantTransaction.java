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
    if (transaction.getTransactionKey() != null && !isTold(transaction)) {
      Optional<String> marketplace = tenancy.find();
      if (marketplace.isPresent()) {
        announce(marketplace.get());
        note(transaction, marketplace.get());
      }
    }
    return call.proceed();
  }

  /** Whether there is a transaction that knows its marketplace. */
  static boolean isTold(TransactionSynchronizationRegistry transaction) {
    return transaction.getTransactionKey() != null && transaction.getResource(SEEN) != null;
  }

  /** Notes that the database has been told, if there is a transaction to note it for. */
  static void note(TransactionSynchronizationRegistry transaction, String marketplace) {
    if (transaction.getTransactionKey() != null) {
      transaction.putResource(SEEN, marketplace);
    }
  }

  private void announce(String marketplace) throws SQLException {
    try (var connection = database.getConnection();
        var statement =
            connection.prepareStatement("select set_config('app.marketplace', ?, true)")) {
      statement.setString(1, marketplace);
      statement.execute();
    }
  }
}
