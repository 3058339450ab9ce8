package io.posventa.e2e.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.posventa.e2e.bench.seed.Patient;
import java.util.Map;

/** The marketplace's rules, as far as a scenario needs others. */
final class Rules {
  private Rules() {}

  /** Makes those that a scenario needs, if it needs any; whether it did. */
  static boolean changeFor(Scenario scenario, World world) {
    switch (scenario.name()) {
      case "story" -> refundAtOnce(world, world.vendors().getLast());
      case "refund" -> refundDirectly(world);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** From now on who asks this vendor for their money gets it, without a day's grace. */
  private static void refundAtOnce(World world, String vendor) {
    var _ =
        new Patient(world.suite().api(world.operatorKey()))
            .patch(
                "/v1/vendors/" + vendor,
                Map.of("refund_mode", "immediate", "reason", "To be measured"));
  }

  /** From now on a refund may be asked for without a ticket. */
  private static void refundDirectly(World world) {
    var operator = world.suite().api(world.operatorKey());
    String path = "/v1/marketplaces/" + world.marketplace() + "/policies";
    var document = (ObjectNode) operator.get(path + "/1").path("document").deepCopy();
    document.withObject("/refunds").put("auto_grant", false);
    var patient = new Patient(operator);
    String number = patient.post(path, Map.of("document", document)).path("number").asText();
    var _ = patient.post(path + "/" + number + "/activate", Map.of());
  }
}
