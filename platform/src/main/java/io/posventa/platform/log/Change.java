package io.posventa.platform.log;

import java.time.Instant;

/**
 * One fact about one resource, as others learn it.
 *
 * @param type the event's name, such as {@code ticket.closed}
 * @param subject the resource's id
 * @param version the resource's version after the change; 0 for a fact that is no version of it
 * @param at when it happened, in the tenant's time
 * @param correlation the case it belongs to; events of one case stay in order
 * @param data written as JSON: the resource under its name, and the facts of this change
 */
public record Change(
    String type, String subject, long version, Instant at, String correlation, Object data) {}
