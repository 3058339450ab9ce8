package io.posventa.platform.log;

import io.agroal.api.AgroalDataSource;
import io.posventa.platform.identity.InternalIdentity;
import io.posventa.platform.peer.PeersConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** One relay per subscriber; the numberer on any replica wakes them. */
@ApplicationScoped
class Relays {
  private static final Duration CONNECT = Duration.ofSeconds(2);

  private final List<Relay> relays;
  private final NumberingNews news;

  Relays(
      LogConfig config,
      PeersConfig peers,
      LogCursors cursors,
      InternalIdentity identity,
      CloudEvents format,
      AgroalDataSource database) {
    var http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    this.relays =
        config.subscribers().orElse(Set.of()).stream()
            .map(
                name ->
                    new Relay(
                        name,
                        cursors,
                        new Subscriber(
                            peers.baseUrl(name), http, identity, format, config.timeout()),
                        config))
            .toList();
    this.news = new NumberingNews(database, this::wake);
  }

  void wake() {
    relays.forEach(relay -> relay.loop().wake().signal());
  }

  void start(@Observes StartupEvent event) {
    if (!relays.isEmpty()) {
      relays.forEach(relay -> relay.loop().start());
      news.start();
    }
  }

  void stop(@Observes ShutdownEvent event) {
    if (!relays.isEmpty()) {
      news.close();
      relays.forEach(relay -> relay.loop().close());
      relays.forEach(Relay::release);
    }
  }
}
