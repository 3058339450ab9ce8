package io.posventa.sla.deadline;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Nothing fires by itself: the test says when. */
public class ManualFiring implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("posventa.firing.enabled", "false");
  }
}
