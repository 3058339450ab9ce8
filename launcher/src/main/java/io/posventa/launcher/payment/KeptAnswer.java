package io.posventa.launcher.payment;

/**
 * The answer first given under an idempotency key, with the fingerprint of what was asked; replayed
 * for 24 hours.
 */
record KeptAnswer(String key, String fingerprint, int status, String body, long created) {}
