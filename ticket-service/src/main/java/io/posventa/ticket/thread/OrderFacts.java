package io.posventa.ticket.thread;

/** What a ticket keeps of its order, as rma-service tells it. */
record OrderFacts(String id, String externalId, String vendor, Customer customer) {}
