package io.posventa.launcher;

import io.posventa.launcher.database.PostgresServer;
import io.posventa.launcher.mail.MailServer;
import io.posventa.launcher.process.OwnerOnly;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What each process is told. It travels in a file that only its owner reads, since a command line
 * is open to every user of the machine.
 */
final class Settings {
  private static final String LOOPBACK = "127.0.0.1";

  private final Folders folders;
  private final Ports ports;
  private final Keys keys;
  private final Map<Service, Integer> replicas;
  private final Map<Service, Map<String, String>> overrides;

  Settings(
      Folders folders,
      Ports ports,
      Keys keys,
      Map<Service, Integer> replicas,
      Map<Service, Map<String, String>> overrides) {
    this.folders = folders;
    this.ports = ports;
    this.keys = keys;
    this.replicas = replicas;
    this.overrides = overrides;
  }

  /** The platform administrator's key, which may create marketplaces. */
  String adminKey() {
    return "pk_admin_" + keys.word("platform-admin");
  }

  /**
   * Writes the file of one process and tells where it is.
   *
   * @param jdbcUrl where the database is of a service that has one
   */
  Path write(Service service, int replica, Optional<String> jdbcUrl) {
    var lines =
        of(service, replica, jdbcUrl).entrySet().stream()
            .map(entry -> escaped(entry.getKey()) + "=" + escaped(entry.getValue()))
            .toList();
    Path file = folders.run().resolve(fileName(service, replica) + ".properties");
    OwnerOnly.write(file, String.join("\n", lines) + "\n");
    return file;
  }

  Map<String, String> of(Service service, int replica, Optional<String> jdbcUrl) {
    var settings = new TreeMap<String, String>();
    settings.put("quarkus.http.host", LOOPBACK);
    settings.put("quarkus.http.port", Integer.toString(ports.of(service, replica)));
    jdbcUrl.ifPresent(
        url -> {
          settings.putAll(database(url));
          settings.putAll(identity(service, replica));
        });
    if (replicas.getOrDefault(service, 1) > 1) {
      // Longer than the balancer takes to see that a replica is not ready any more.
      settings.put("quarkus.shutdown.delay", "3s");
    }
    settings.putAll(own(service));
    settings.putAll(overrides.getOrDefault(service, Map.of()));
    return settings;
  }

  private Map<String, String> database(String url) {
    return Map.of(
        "quarkus.datasource.jdbc.url",
        url,
        "quarkus.datasource.username",
        PostgresServer.APP_ROLE,
        "quarkus.datasource.password",
        keys.word("posventa-app"));
  }

  /** Who a process is among its peers, where they are, and by which key it knows each. */
  private Map<String, String> identity(Service service, int replica) {
    var settings = new TreeMap<String, String>();
    settings.put("posventa.cursor.secret", keys.secret("cursor-" + service.title()));
    settings.put(
        "posventa.identity.private-key", keys.pair(fileName(service, replica)).privateKey());
    settings.put("posventa.identity.key-id", keyId(service, replica));
    for (var peer : Service.withDatabase()) {
      settings.put("posventa.peers.\"%s\"".formatted(peer.title()), url(peer));
      for (int each = 1; each <= replicas.getOrDefault(peer, 1); each++) {
        settings.put(
            "posventa.identity.public-keys.\"%s\"".formatted(keyId(peer, each)),
            keys.pair(fileName(peer, each)).publicKey());
      }
    }
    return settings;
  }

  private Map<String, String> own(Service service) {
    return switch (service) {
      case GATEWAY -> gateway();
      case RMA -> Map.of("rma.stripe.address", local(ports.of("payment-simulator")));
      case TICKET ->
          Map.of("posventa.attachments.folder", folders.data().resolve("attachments").toString());
      case SLA -> Map.of();
      case NOTIFICATION -> notification();
      case PORTAL ->
          Map.of(
              "posventa.portal.url", url(Service.PORTAL),
              "posventa.portal.gateway.url", url(Service.GATEWAY));
    };
  }

  private Map<String, String> gateway() {
    var settings = new TreeMap<String, String>();
    settings.put("posventa.gateway.platform-admin-key-hash", sha256(adminKey()));
    settings.put("posventa.gateway.links.pages", url(Service.PORTAL));
    // The portal tells for whom it asks.
    settings.put("quarkus.http.proxy.proxy-address-forwarding", "true");
    settings.put("quarkus.http.proxy.trusted-proxies", LOOPBACK);
    return settings;
  }

  private Map<String, String> notification() {
    var settings = new TreeMap<String, String>();
    settings.put("posventa.mail.pages", url(Service.PORTAL));
    settings.put("posventa.smtp.host", LOOPBACK);
    settings.put("posventa.smtp.port", Integer.toString(ports.of("smtp")));
    settings.put("posventa.inbound.enabled", "true");
    settings.put("posventa.inbound.domain", "posventa.example");
    settings.put("posventa.inbound.reply-secret", keys.secret("reply"));
    settings.put("posventa.inbound.host", LOOPBACK);
    settings.put("posventa.inbound.port", Integer.toString(ports.of("imap")));
    settings.put("posventa.inbound.username", MailServer.INBOUND);
    settings.put("posventa.inbound.password", MailServer.INBOUND);
    return settings;
  }

  /** Where others reach a service, by way of the balancer when it has several replicas. */
  String url(Service service) {
    return local(ports.of(service));
  }

  static String local(int port) {
    return "http://localhost:" + port;
  }

  private static String keyId(Service service, int replica) {
    return replica == 1 ? service.title() : service.title() + "/" + replica;
  }

  private static String fileName(Service service, int replica) {
    return keyId(service, replica).replace('/', '-');
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This JDK has no SHA-256", e);
    }
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("=", "\\=").replace(":", "\\:").replace(" ", "\\ ");
  }
}
