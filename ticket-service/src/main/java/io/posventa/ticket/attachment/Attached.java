package io.posventa.ticket.attachment;

/** A file as the message that it came with shows it. */
public record Attached(String id, String name, String type, long size, String sha256) {}
