package io.posventa.platform.ref;

import java.util.Optional;

/** What an owner answers when another service has not heard of one of its resources yet. */
public interface ReferenceSource {
  String kind();

  /** The current tenant's resource with this id. */
  Optional<Reference> read(String id);
}
