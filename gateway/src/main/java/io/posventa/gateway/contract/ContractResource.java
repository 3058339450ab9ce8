package io.posventa.gateway.contract;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The contract itself, for people and for generators; the page that shows it is at /docs. */
@Path("/")
class ContractResource {
  private static final String AN_HOUR = "public, max-age=3600";

  private final Contract contract;

  ContractResource(Contract contract) {
    this.contract = contract;
  }

  @GET
  @Path("openapi.yaml")
  @Produces("application/yaml")
  public RestResponse<String> yaml() {
    return published(contract.yaml());
  }

  @GET
  @Path("openapi.json")
  @Produces("application/json")
  public RestResponse<String> json() {
    return published(contract.json());
  }

  private static RestResponse<String> published(String document) {
    return ResponseBuilder.ok(document).header("Cache-Control", AN_HOUR).build();
  }
}
