package io.posventa.e2e.walk;

/** A parameter, with the name of what it holds: {@code TicketId}, {@code OrderRef}. */
record Parameter(String name, String in, boolean required, String type) {}
