package io.posventa.e2e.house;

import io.posventa.e2e.client.Client;
import io.posventa.launcher.Service;
import io.posventa.launcher.Suite;
import io.posventa.launcher.SuiteOptions;
import io.posventa.launcher.process.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * One suite for all tests of this module: started by the first that needs it, ended after the last.
 * Every service runs twice ({@code -Dposventa.e2e.replicas}), so each test is also one of replicas.
 */
public final class House implements BeforeAllCallback {
  public static final int REPLICAS = Integer.getInteger("posventa.e2e.replicas", 2);
  private static final int STARTS = 3;
  private static final AtomicReference<Standing> RUNNING = new AtomicReference<>();

  private record Standing(Suite suite, Wires wires, Attachments attachments)
      implements AutoCloseable {
    static Standing start() {
      var options = SuiteOptions.forTests();
      for (var service : Service.values()) {
        options = options.withReplicas(service, REPLICAS);
      }
      // All tests sign in from one address.
      options =
          options.withSetting(
              Service.GATEWAY, "posventa.gateway.limits.attempts-per-minute", "1000");
      // What a killed process held is another's soon: nobody waits here for the usual minutes.
      for (var lease : Map.of("mailbox-lease", "6s", "lease", "10s", "poll", "1s").entrySet()) {
        options =
            options.withSetting(
                Service.NOTIFICATION, "posventa.inbound." + lease.getKey(), lease.getValue());
      }
      for (var patience :
          Map.of(
                  "mail.lease", "15s",
                  "smtp.timeout", "6s",
                  "mail.longest-back-off", "4s",
                  "mail.attempts", "100")
              .entrySet()) {
        options =
            options.withSetting(
                Service.NOTIFICATION, "posventa." + patience.getKey(), patience.getValue());
      }
      var attachments = new Attachments(folder().resolve("attachments"));
      options =
          options.withSetting(
              Service.TICKET, "posventa.attachments.folder", attachments.folder().toString());
      var wires = Wires.lay(options);
      var standing = new Standing(Suite.start(wires.options()), wires, attachments);
      RUNNING.set(standing);
      return standing;
    }

    private static Path folder() {
      try {
        return Files.createTempDirectory("posventa-files-");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      suite.close();
      wires.close();
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(Namespace.create(House.class))
        .computeIfAbsent(Standing.class, _ -> Standing.start());
  }

  public static Suite suite() {
    return standing().suite();
  }

  /** The ways between its processes. */
  public static Wires wires() {
    return standing().wires();
  }

  public static Attachments attachments() {
    return standing().attachments();
  }

  private static Standing standing() {
    var standing = RUNNING.get();
    if (standing == null) {
      throw new IllegalStateException("The test class lacks @ExtendWith(House.class)");
    }
    return standing;
  }

  /** The public API under a key, over a wire as between services. */
  public static Client client(String key) {
    return new Client(wires().address(Service.GATEWAY), key);
  }

  public static Client admin() {
    return client(suite().adminKey()).patient();
  }

  /** Every process up and ready, whatever a test did to them. */
  public static void mend() {
    for (var service : Service.values()) {
      for (int replica = 1; replica <= REPLICAS; replica++) {
        awaitReady(service, replica);
      }
    }
  }

  /** As a cluster would: what could not start on a machine too busy for it is started again. */
  private static void awaitReady(Service service, int replica) {
    for (int left = STARTS; ; left--) {
      try {
        suite().awaitReady(service, replica);
        return;
      } catch (Trouble e) {
        if (left == 0) {
          throw e;
        }
        suite().start(service, replica);
      }
    }
  }
}
