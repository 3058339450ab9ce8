package io.posventa.platform.peer;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** A route that needs another service's answer. */
@Path("/v1/calls")
class CallingResource {
  private final SampleClient client;

  CallingResource(@RestClient SampleClient client) {
    this.client = client;
  }

  @GET
  public SampleClient.Sample call() {
    return client.one();
  }
}
