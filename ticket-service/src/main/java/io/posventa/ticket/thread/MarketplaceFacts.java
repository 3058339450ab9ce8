package io.posventa.ticket.thread;

import java.util.Optional;

/** What opening a ticket must know of its marketplace, as the gateway tells it. */
record MarketplaceFacts(String id, Optional<String> locale, Optional<String> policy) {}
