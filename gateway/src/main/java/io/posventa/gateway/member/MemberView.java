package io.posventa.gateway.member;

import io.posventa.platform.http.Versioned;
import java.time.Instant;
import java.util.Optional;

/** A member as the API shows it. */
public record MemberView(
    String id,
    String object,
    long version,
    Instant createdAt,
    Instant updatedAt,
    String email,
    String name,
    Member.Role role,
    Optional<String> vendor,
    Optional<String> locale,
    Optional<String> timeZone)
    implements Versioned {
  static MemberView of(Member m) {
    return new MemberView(
        m.key.id(),
        "member",
        m.version,
        m.createdAt,
        m.updatedAt,
        m.email,
        m.name,
        m.role,
        Optional.ofNullable(m.vendorId),
        Optional.ofNullable(m.locale),
        Optional.ofNullable(m.timeZone));
  }
}
