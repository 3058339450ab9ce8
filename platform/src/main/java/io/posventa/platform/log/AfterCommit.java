package io.posventa.platform.log;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Wakes whoever waits for what the current transaction wrote, once it is there to be read. */
@ApplicationScoped
public class AfterCommit {
  private final TransactionSynchronizationRegistry transaction;

  AfterCommit(TransactionSynchronizationRegistry transaction) {
    this.transaction = transaction;
  }

  /** Runs the work after the commit; nothing of it may fail, for the commit has happened. */
  public void run(Runnable work) {
    transaction.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {
            // Everything of interest is written already.
          }

          @Override
          public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
              work.run();
            }
          }
        });
  }

  /** As {@link #run}, the first time that this transaction names the key. */
  public void once(Object key, Runnable work) {
    if (transaction.getResource(key) == null) {
      transaction.putResource(key, key);
      run(work);
    }
  }
}
