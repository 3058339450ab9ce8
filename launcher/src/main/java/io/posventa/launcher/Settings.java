package io.posventa.launcher;

import io.posventa.launcher.database.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * What each process is told. It travels in a file that only its owner reads, since a command line
 * is open to every user of the machine.
 */
final class Settings {
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

  /** Writes the file of one process and tells where it is. */
  Path write(Service service, int replica, String jdbcUrl) {
    var lines =
        of(service, replica, jdbcUrl).entrySet().stream()
            .map(entry -> escaped(entry.getKey()) + "=" + escaped(entry.getValue()))
            .toList();
    Path file = folders.run().resolve(keyId(service, replica).replace('/', '-') + ".properties");
    try {
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      return Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException("Could not write " + file, e);
    }
  }

  Map<String, String> of(Service service, int replica, String jdbcUrl) {
    var settings = new TreeMap<String, String>();
    settings.put("quarkus.http.host", "127.0.0.1");
    settings.put("quarkus.http.port", Integer.toString(ports.of(service, replica)));
    settings.put("quarkus.datasource.jdbc.url", jdbcUrl);
    settings.put("quarkus.datasource.username", PostgresServer.APP_ROLE);
    settings.put("quarkus.datasource.password", keys.word("posventa-app"));
    settings.put("posventa.cursor.secret", keys.secret("cursor-" + service.title()));
    settings.put(
        "posventa.identity.private-key", keys.pair(fileName(service, replica)).privateKey());
    settings.put("posventa.identity.key-id", keyId(service, replica));
    for (var peer : Service.values()) {
      settings.put("posventa.peers.\"%s\"".formatted(peer.title()), url(peer));
      for (int each = 1; each <= replicas.getOrDefault(peer, 1); each++) {
        settings.put(
            "posventa.identity.public-keys.\"%s\"".formatted(keyId(peer, each)),
            keys.pair(fileName(peer, each)).publicKey());
      }
    }
    settings.putAll(own(service));
    settings.putAll(overrides.getOrDefault(service, Map.of()));
    return settings;
  }

  private Map<String, String> own(Service service) {
    return switch (service) {
      case GATEWAY -> Map.of("posventa.gateway.platform-admin-key-hash", sha256(adminKey()));
      case RMA -> Map.of("rma.stripe.address", local(ports.of("payment-simulator")));
      case NOTIFICATION ->
          Map.of(
              "quarkus.mailer.host",
              "127.0.0.1",
              "quarkus.mailer.port",
              Integer.toString(ports.of("smtp")),
              "quarkus.mailer.mock",
              "false",
              "posventa.mail.pages",
              url(Service.GATEWAY));
      case TICKET, SLA -> Map.of();
    };
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
