package io.posventa.notification.template;

/**
 * What a mail's words need to know of its way.
 *
 * @param token stands in its links; what is stored has a placeholder there
 * @param isAnswerable whether an answer by mail is read
 */
public record Delivery(String token, boolean isAnswerable) {}
