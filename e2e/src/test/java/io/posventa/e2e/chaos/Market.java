package io.posventa.e2e.chaos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.posventa.e2e.house.Policies;
import io.posventa.e2e.house.Sandbox;
import io.posventa.e2e.house.Vendor;

/** A marketplace under load: its journal is what its clients know. */
record Market(Sandbox sandbox, Vendor vendor, Journal journal) {
  /** Its terms are seconds, for real time. */
  static Market live() {
    var sandbox = Sandbox.live();
    var vendor = sandbox.vendor("Europe/Madrid");
    Policies.follow(sandbox, vendor, Market::hurry);
    return new Market(sandbox, vendor, new Journal());
  }

  private static void hurry(ObjectNode policy) {
    for (String ladder : new String[] {"refund-grace", "refund-converted"}) {
      Policies.steps(policy, ladder).addObject().put("after", "PT3S").put("do", "execute");
    }
    for (String ladder : new String[] {"vendor-silent", "customer-silent"}) {
      var steps = Policies.steps(policy, ladder);
      for (String after : new String[] {"PT4S", "PT8S"}) {
        var warning = steps.addObject().put("after", after).put("do", "warn");
        warning.putArray("notify").add("customer").add("vendor");
      }
    }
  }
}
