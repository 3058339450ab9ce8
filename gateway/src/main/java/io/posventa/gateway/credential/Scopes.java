package io.posventa.gateway.credential;

import io.posventa.platform.identity.Role;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What credentials may do, by the names in the contract. */
public final class Scopes {
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
  public static final Set<String> ALL = of(RESOURCES);

  /** All that make sense inside a marketplace. */
  public static final Set<String> OF_A_MARKETPLACE =
      of(RESOURCES.stream().filter(name -> !name.equals("operations")).toList());

  /** Those of whoever runs the suite: no marketplace's data. */
  public static final Set<String> OF_THE_PLATFORM = of(List.of("marketplaces", "operations"));

  private static final Set<String> OF_A_PHONE_REPRESENTATIVE =
      Set.of(
          "tickets:read",
          "tickets:write",
          "orders:read",
          "refunds:read",
          "deadlines:read",
          "vendors:read");

  private static final Set<String> OF_A_VENDOR_AGENT =
      and(OF_A_PHONE_REPRESENTATIVE, "emails:read");

  private static final Set<String> OF_A_VENDOR_ADMIN =
      and(
          OF_A_VENDOR_AGENT,
          "vendors:write",
          "members:read",
          "members:write",
          "api_keys:read",
          "api_keys:write",
          "events:read",
          "links:read",
          "links:write");

  private static final Set<String> OF_AN_ACCOUNT_MANAGER =
      Set.of(
          "tickets:read",
          "orders:read",
          "refunds:read",
          "deadlines:read",
          "emails:read",
          "members:read",
          "vendors:read");

  private Scopes() {}

  /** What a member of this role may do in a session. */
  public static Set<String> ofMember(Role role) {
    return switch (role) {
      case OPERATOR -> OF_A_MARKETPLACE;
      case PHONE_REPRESENTATIVE -> OF_A_PHONE_REPRESENTATIVE;
      case ACCOUNT_MANAGER -> OF_AN_ACCOUNT_MANAGER;
      case VENDOR_ADMIN -> OF_A_VENDOR_ADMIN;
      case VENDOR_AGENT -> OF_A_VENDOR_AGENT;
      case CUSTOMER, INTEGRATION, PLATFORM_ADMIN, VISITOR, SYSTEM ->
          throw new IllegalArgumentException("Members are no " + role + ".");
    };
  }

  /** What a link to this kind of case may do, of those operations that take links at all. */
  public static Set<String> ofLink(String kindOfCase) {
    return switch (kindOfCase) {
      case "ticket" -> Set.of("tickets:read", "tickets:write", "deadlines:read");
      case "order" ->
          Set.of("tickets:read", "tickets:write", "deadlines:read", "orders:read", "orders:write");
      case "confirm" -> Set.of("orders:read", "orders:write");
      default -> Set.of();
    };
  }

  private static Set<String> and(Set<String> scopes, String... more) {
    return Stream.concat(scopes.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
  }

  private static Set<String> of(List<String> resources) {
    return resources.stream()
        .flatMap(name -> Stream.of(name + ":read", name + ":write"))
        .collect(Collectors.toUnmodifiableSet());
  }
}
