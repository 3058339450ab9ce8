package io.posventa.portal.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.posventa.client.ApiClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.concurrent.Executors;

/** The door to the public API; its connections are shared by all requests. */
@ApplicationScoped
public class Gateway {
  private final GatewayConfig config;
  private final HttpClient http;
  private final ObjectMapper json = ApiClient.createDefaultObjectMapper();

  Gateway(GatewayConfig config) {
    this.config = config;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(config.connectTimeout())
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  /** The API with this credential, asked for the one at this address. */
  public Api with(String token, String clientAddress) {
    return new Api(this, token, clientAddress);
  }

  /** What it gives to anybody. */
  public Api open(String clientAddress) {
    return new Api(this, "", clientAddress);
  }

  /** Where a browser finds what the API named. */
  public URI publicly(URI reference) {
    return config.publicUrl().orElse(config.url()).resolve(reference);
  }

  HttpClient http() {
    return http;
  }

  ObjectMapper json() {
    return json;
  }

  GatewayConfig config() {
    return config;
  }
}
