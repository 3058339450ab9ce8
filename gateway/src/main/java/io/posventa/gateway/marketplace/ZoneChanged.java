package io.posventa.gateway.marketplace;

/**
 * A marketplace's time zone has changed, in the current transaction: it is also the zone of every
 * vendor that has none of its own.
 */
public record ZoneChanged(String marketplaceId, String timeZone) {}
