package io.posventa.rma.eligibility;

import java.util.Map;

/** A rule, what it said, and from which facts. */
public record Reason(String code, String detail, boolean allowed, Map<String, Object> facts) {
  public Reason {
    facts = Map.copyOf(facts);
  }
}
