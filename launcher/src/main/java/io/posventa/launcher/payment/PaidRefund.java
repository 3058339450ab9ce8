package io.posventa.launcher.payment;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One refund as the provider keeps it: money that has left. */
record PaidRefund(
    String id,
    String charge,
    long amount,
    String currency,
    Map<String, String> metadata,
    @Nullable String reason,
    String status,
    long created) {}
