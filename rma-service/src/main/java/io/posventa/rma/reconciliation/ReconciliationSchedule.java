package io.posventa.rma.reconciliation;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Once a day, for every marketplace. */
@ApplicationScoped
class ReconciliationSchedule {
  private final Reconciliations reconciliations;

  ReconciliationSchedule(Reconciliations reconciliations) {
    this.reconciliations = reconciliations;
  }

  @Scheduled(
      cron = "${rma.reconciliation.daily:0 17 3 * * ?}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void daily() {
    reconciliations.runAll();
  }
}
