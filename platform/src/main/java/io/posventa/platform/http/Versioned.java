package io.posventa.platform.http;

/** A view of a resource as of a version; answered with {@code ETag: "v7"}. */
public interface Versioned {
  long version();
}
