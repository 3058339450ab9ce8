package io.posventa.gateway.contract;

import io.posventa.platform.identity.Role;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One operation of the contract.
 *
 * @param path its template, such as {@code /v1/tickets/{id}}
 * @param owner the service that answers it
 * @param scopes all of which the credential needs
 * @param roles one of which the caller must have; none named: any
 * @param links the kinds of case whose links may call it; none named: no link
 * @param isOpen whether it takes callers without any credential
 * @param isSync whether the lower limit of feeds and searches counts for it
 * @param maxBody the largest body in bytes, where it is not the usual one
 */
public record Operation(
    String id,
    String method,
    String path,
    String owner,
    Set<String> scopes,
    Set<Role> roles,
    Set<String> links,
    boolean isOpen,
    boolean isSync,
    OptionalLong maxBody) {
  public Operation {
    scopes = Set.copyOf(scopes);
    roles = Set.copyOf(roles);
    links = Set.copyOf(links);
  }
}
