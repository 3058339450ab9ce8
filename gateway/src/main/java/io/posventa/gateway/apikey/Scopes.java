package io.posventa.gateway.apikey;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What keys may do, by their names in the contract. */
final class Scopes {
  private static final List<String> RESOURCES =
      List.of(
          "marketplaces",
          "policies",
          "vendors",
          "members",
          "api_keys",
          "clocks",
          "links",
          "orders",
          "refunds",
          "returns",
          "tickets",
          "deadlines",
          "emails",
          "events",
          "operations");

  /** All there are. */
  static final Set<String> ALL = of(RESOURCES);

  /** All that make sense inside a marketplace. */
  static final Set<String> OF_A_MARKETPLACE =
      of(RESOURCES.stream().filter(name -> !name.equals("operations")).toList());

  /** Those of whoever runs the suite: no marketplace's data. */
  static final Set<String> OF_THE_PLATFORM = of(List.of("marketplaces", "operations"));

  private Scopes() {}

  private static Set<String> of(List<String> resources) {
    return resources.stream()
        .flatMap(name -> Stream.of(name + ":read", name + ":write"))
        .collect(Collectors.toUnmodifiableSet());
  }
}
