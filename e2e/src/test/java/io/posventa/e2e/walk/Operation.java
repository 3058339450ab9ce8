package io.posventa.e2e.walk;

import java.util.List;

/**
 * One operation of the contract.
 *
 * @param links the kinds of case whose links may call it
 * @param open whether it is for everybody, without a credential
 * @param status of its success
 */
record Operation(
    String id,
    String method,
    String path,
    List<String> scopes,
    List<String> roles,
    List<String> links,
    boolean open,
    List<Parameter> parameters,
    Body body,
    int status,
    Body answer) {

  List<Parameter> in(String place) {
    return parameters.stream().filter(each -> each.in().equals(place)).toList();
  }

  /** Whether keys of this role may call it at all. */
  boolean isFor(String role) {
    return roles.isEmpty() || roles.contains(role);
  }

  boolean isForLinksOf(String kind) {
    return links.contains(kind);
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
