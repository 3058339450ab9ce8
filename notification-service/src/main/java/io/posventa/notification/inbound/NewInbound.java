package io.posventa.notification.inbound;

import io.posventa.notification.template.Party;
import io.posventa.platform.tenant.TenantKey;
import java.time.Instant;
import java.util.Optional;

/**
 * A mail to be kept until it is dealt with.
 *
 * @param lane mails of one lane are dealt with in their order
 * @param recipient the address of ours, without what gives rights
 */
record NewInbound(
    TenantKey key,
    ReceivedMail mail,
    String lane,
    Optional<String> recipient,
    Optional<Party> party,
    Optional<String> ticket,
    RawMail raw,
    Instant createdAt) {}
