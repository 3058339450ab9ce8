package io.posventa.gateway.site;

import io.posventa.gateway.marketplace.MarketplaceView;
import io.posventa.gateway.marketplace.Marketplaces;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Optional;

/** How a marketplace shows itself before anybody has signed in. */
@Path("/v1/sites")
class SiteResource {
  record Site(
      String object,
      String id,
      String name,
      String locale,
      String timeZone,
      Optional<String> logoUrl) {
    static Site of(MarketplaceView m) {
      return new Site("site", m.id(), m.name(), m.locale(), m.timeZone(), m.logoUrl());
    }
  }

  private final Marketplaces marketplaces;

  SiteResource(Marketplaces marketplaces) {
    this.marketplaces = marketplaces;
  }

  @GET
  @Path("{marketplace}")
  public Site read(String marketplace) {
    return marketplaces
        .site(marketplace)
        .map(Site::of)
        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND, "There is no such marketplace."));
  }
}
