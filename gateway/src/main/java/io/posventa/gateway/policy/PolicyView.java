package io.posventa.gateway.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.platform.http.Versioned;
import java.time.Instant;
import java.util.Optional;

/**
 * A policy version as the API and its events show it.
 *
 * @param version of the resource; the policy's own is {@code number}
 */
record PolicyView(
    String id,
    String object,
    long version,
    Instant createdAt,
    Instant updatedAt,
    int number,
    String name,
    Policy.Status status,
    Optional<Instant> effectiveFrom,
    JsonNode document)
    implements Versioned {}
