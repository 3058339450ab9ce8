package io.posventa.notification.template;

/** A mail in one language, ready to be sent. */
public record RenderedMail(String subject, String text, String html) {}
