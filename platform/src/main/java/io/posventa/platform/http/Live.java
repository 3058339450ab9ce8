package io.posventa.platform.http;

/**
 * A view that also shows what changes without a new version (unread marks, allowed actions);
 * answered with {@code ETag: "v7-<hash of the body>"}.
 */
public interface Live extends Versioned {}
