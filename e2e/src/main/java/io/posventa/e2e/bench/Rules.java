package io.posventa.e2e.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.posventa.e2e.bench.seed.Patient;
import java.util.Map;

/** The marketplace's policy, as far as a scenario needs another. */
final class Rules {
  private Rules() {}

  /** From now on who asks this vendor for their money gets it, without a day's grace. */
  static void refundAtOnce(World world, String vendor) {
    var _ =
        new Patient(world.suite().api(world.operatorKey()))
            .patch(
                "/v1/vendors/" + vendor,
                Map.of("refund_mode", "immediate", "reason", "To be measured"));
  }

  /** From now on a refund may be asked for without a ticket. */
  static void refundDirectly(World world) {
    var operator = world.suite().api(world.operatorKey());
    String path = "/v1/marketplaces/" + world.marketplace() + "/policies";
    var document = (ObjectNode) operator.get(path + "/1").path("document").deepCopy();
    document.withObject("/refunds").put("auto_grant", false);
    var patient = new Patient(operator);
    String number = patient.post(path, Map.of("document", document)).path("number").asText();
    var _ = patient.post(path + "/" + number + "/activate", Map.of());
  }
}
