package io.posventa.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.gateway.stage.Stage;
import io.posventa.platform.test.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Stage.class)
class LotsTest {
  private static final Quota QUOTA = new Quota(100, 3000);

  @Inject Lots lots;

  /** Each caller stands for a replica that takes lots as fast as it can. */
  @Test
  void replicasTogetherGetAQuotaAndNoMore() throws Exception {
    List<Callable<Integer>> replicas = new ArrayList<>();
    for (int replica = 0; replica < 4; replica++) {
      replicas.add(
          () -> {
            int granted = 0;
            for (int i = 0; i < 10; i++) {
              granted += lots.take("shared", QUOTA, 1_000, 0).granted();
            }
            return granted;
          });
    }

    int total = 0;
    try (var threads = Executors.newFixedThreadPool(replicas.size())) {
      for (Future<Integer> one : threads.invokeAll(replicas)) {
        total += one.get();
      }
    }

    assertThat(total).isEqualTo(100);
    assertThat(lots.take("shared", QUOTA, 1_001, 0).granted()).isEqualTo(10);
  }

  @Test
  void whatWasUsedOfEarlierLotsCountsInTheSecondItWasUsedIn() {
    assertThat(lots.take("late", QUOTA, 2_000, 95).granted()).isEqualTo(5);
    assertThat(lots.take("late", QUOTA, 2_000, 0).granted()).isZero();
  }

  @Test
  void theMinuteHoldsToo() {
    int granted = 0;
    for (int second = 6_000; second < 6_060; second++) {
      for (int i = 0; i < 10; i++) {
        granted += lots.take("minute", QUOTA, second, 0).granted();
      }
    }

    assertThat(granted).isEqualTo(3_000);
  }
}
