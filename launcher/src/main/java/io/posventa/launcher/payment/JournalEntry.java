package io.posventa.launcher.payment;

import org.jspecify.annotations.Nullable;

/**
 * What one request changed, written to disk as one line before it is answered: all of it or
 * nothing.
 */
record JournalEntry(
    @Nullable Charge charge, @Nullable PaidRefund refund, @Nullable KeptAnswer answer) {}
