package io.posventa.e2e.walk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** One operation of the contract. */
record Operation(
    String id,
    String method,
    String path,
    List<String> scopes,
    List<String> roles,
    List<Parameter> parameters,
    Body body,
    JsonNode answer) {

  List<Parameter> in(String place) {
    return parameters.stream().filter(each -> each.in().equals(place)).toList();
  }

  /** Whether keys of this role may call it at all. */
  boolean isFor(String role) {
    return roles.isEmpty() || roles.contains(role);
  }

  boolean isList() {
    return method.equals("GET") && in("query").stream().anyMatch(p -> p.name().equals("limit"));
  }

  /** What has to stand in the query, where something has to. */
  static String requiredQuery(Operation operation) {
    return switch (operation.id()) {
      case "getEligibility" -> "?action=refund";
      case "previewCalendar" -> "?from=2026-03-01&to=2026-03-31";
      default -> "";
    };
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
