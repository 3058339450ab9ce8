package io.posventa.ticket.thread;

/** Why a ticket needs a person: what went wrong with its refund or cancellation. */
public record Problem(String code, String detail) {}
