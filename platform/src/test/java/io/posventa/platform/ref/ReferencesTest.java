package io.posventa.platform.ref;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.test.Postgres;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class ReferencesTest {
  private static final String KIND = "vendor";

  @Inject References references;
  @Inject Tenancy tenancy;
  @Inject ObjectMapper json;

  private final String marketplace = "mkt_" + UUID.randomUUID();
  private final String id = "vendor_" + UUID.randomUUID();

  private void store(String marketplace, long version) {
    tenancy.run(
        marketplace,
        () -> references.store(KIND, id, version, json.valueToTree(Map.of("number", version))));
  }

  private long remembered(String marketplace) {
    return tenancy.as(
        marketplace, () -> references.remembered(KIND, id).map(Reference::version).orElse(0L));
  }

  @Test
  void aTransactionRemembersACopyUntilItStoresAnother() {
    store(marketplace, 1);

    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              assertThat(remembered(marketplace)).isEqualTo(1);
              QuarkusTransaction.requiringNew().run(() -> store(marketplace, 2));
              assertThat(remembered(marketplace)).isEqualTo(1);
              store(marketplace, 3);
              assertThat(remembered(marketplace)).isEqualTo(3);
            });
  }

  @Test
  void theNextTransactionRemembersNothing() {
    store(marketplace, 1);
    QuarkusTransaction.requiringNew().run(() -> assertThat(remembered(marketplace)).isEqualTo(1));
    store(marketplace, 2);

    QuarkusTransaction.requiringNew().run(() -> assertThat(remembered(marketplace)).isEqualTo(2));
  }

  @Test
  void whatIsAskedAsOfNowIsNotRemembered() {
    store(marketplace, 1);

    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              assertThat(remembered(marketplace)).isEqualTo(1);
              QuarkusTransaction.requiringNew().run(() -> store(marketplace, 2));
              assertThat(tenancy.as(marketplace, () -> references.find(KIND, id)))
                  .map(Reference::version)
                  .contains(2L);
            });
  }
}
