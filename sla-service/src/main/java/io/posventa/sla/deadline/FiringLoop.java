package io.posventa.sla.deadline;

import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.worker.Loop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Fires live tenants' steps for as long as the service runs. Any number of replicas may. */
@ApplicationScoped
class FiringLoop {
  private static final Logger LOG = Logger.getLogger(FiringLoop.class);

  private final Firing firing;
  private final FiringAlarm alarm;
  private final FiringConfig config;
  private final Tenancy tenancy;
  private @Nullable Loop loop;

  FiringLoop(Firing firing, FiringAlarm alarm, FiringConfig config, Tenancy tenancy) {
    this.firing = firing;
    this.alarm = alarm;
    this.config = config;
    this.tenancy = tenancy;
  }

  void begin(@Observes StartupEvent event) {
    if (config.enabled()) {
      loop = new Loop("firing", config.idle(), alarm.wake(), this::runDue).start();
    }
  }

  void end(@Observes ShutdownEvent event) {
    if (loop != null) {
      loop.close();
    }
  }

  /** One batch of each tenant with something due; true when there may be more. */
  boolean runDue() {
    var tenants = firing.tenantsWithDueCases();
    if (tenants.isEmpty()) {
      firing.nextDue().ifPresent(alarm::at);
      return false;
    }
    int fired = 0;
    for (String marketplace : tenants) {
      fired += tenancy.as(marketplace, this::fire);
    }
    return fired > 0;
  }

  /** A case that cannot be fired holds back neither its tenant's others nor other tenants. */
  private int fire() {
    try {
      return firing.fireLive();
    } catch (RuntimeException e) {
      LOG.errorf(e, "A batch of %s failed; its cases are fired one by one.", tenancy.current());
      return firing.dueCases().stream().mapToInt(this::fireAlone).sum();
    }
  }

  private int fireAlone(String caseId) {
    try {
      return firing.fireCase(caseId);
    } catch (RuntimeException e) {
      LOG.errorf(e, "The due steps of %s cannot be fired.", caseId);
      return 0;
    }
  }
}
