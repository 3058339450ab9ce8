package io.posventa.ticket.thread;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** The person who bought, as the order or the opener names it. */
@Embeddable
record Customer(
    @Column(name = "customer_name") @Nullable String name,
    @Column(name = "customer_email") String email,
    @Column(name = "customer_locale") @Nullable String locale) {}
