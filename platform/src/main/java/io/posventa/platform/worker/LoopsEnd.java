package io.posventa.platform.worker;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

/** The loops drain side by side: whoever closes his own finds that it has been asked already. */
@ApplicationScoped
class LoopsEnd {
  void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event) {
    Loop.askAll();
  }
}
