package io.posventa.portal.ticket;

import java.util.List;

/** What was said and done in a ticket, as it came. */
public record Conversation(List<Entry> entries) {}
