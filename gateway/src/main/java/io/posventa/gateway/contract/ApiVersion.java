package io.posventa.gateway.contract;

import java.util.Set;

/** The dated versions of the public API. */
public final class ApiVersion {
  public static final String HEADER = "Api-Version";
  public static final String CURRENT = "2026-03-01";

  private static final Set<String> SERVED = Set.of(CURRENT);

  private ApiVersion() {}

  public static boolean isServed(String version) {
    return SERVED.contains(version);
  }
}
