package io.posventa.portal.page;

import io.posventa.client.model.MarketplaceProfile;
import java.net.URI;
import java.util.Optional;

/** Whose pages these are. */
public record Site(String id, String name, Optional<URI> logo) {

  /** Before it is known whose. */
  public static final Site UNKNOWN = new Site("", "", Optional.empty());

  public static Site of(MarketplaceProfile profile) {
    return new Site(profile.getId(), profile.getName(), Optional.ofNullable(profile.getLogoUrl()));
  }

  /** What stands for the logo where there is none. */
  public String initial() {
    return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1));
  }
}
