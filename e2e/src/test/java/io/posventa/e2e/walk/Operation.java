package io.posventa.e2e.walk;

import java.util.List;

/** One operation of the contract. */
record Operation(
    String id,
    String method,
    String path,
    List<String> scopes,
    List<String> roles,
    List<Parameter> parameters,
    Body body) {

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

  @Override
  public String toString() {
    return method + " " + path;
  }
}
