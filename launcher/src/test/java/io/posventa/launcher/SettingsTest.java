package io.posventa.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  private static final Map<Service, Integer> REPLICAS = Map.of(Service.SLA, 2);
  private static final Optional<String> URL =
      Optional.of("jdbc:postgresql://127.0.0.1:5439/ticket");

  @TempDir Path folder;
  private Settings settings;

  @BeforeEach
  void settings() {
    var folders = new Folders(folder, folder.resolve("home"));
    folders.prepare();
    settings =
        new Settings(
            folders,
            Ports.standard(REPLICAS),
            new Keys(folders.keys()),
            REPLICAS,
            Map.of(Service.TICKET, Map.of("quarkus.log.level", "DEBUG")));
  }

  @Test
  void everyProcessKnowsThePublicKeyOfEveryOther() {
    var ticket = settings.of(Service.TICKET, 1, URL);

    assertThat(ticket.keySet())
        .filteredOn(key -> key.startsWith("posventa.identity.public-keys."))
        .hasSize(6)
        .contains("posventa.identity.public-keys.\"sla-service/2\"");
    assertThat(settings.of(Service.SLA, 2, URL))
        .containsEntry("posventa.identity.key-id", "sla-service/2");
  }

  @Test
  void replicasShareWhatSignsTheirCursorsAndNothingElseThatIsSecret() {
    var one = settings.of(Service.SLA, 1, URL);
    var two = settings.of(Service.SLA, 2, URL);

    assertThat(two).containsEntry("posventa.cursor.secret", one.get("posventa.cursor.secret"));
    assertThat(two.get("posventa.identity.private-key"))
        .isNotEqualTo(one.get("posventa.identity.private-key"));
    assertThat(settings.of(Service.TICKET, 1, URL).get("posventa.cursor.secret"))
        .isNotEqualTo(one.get("posventa.cursor.secret"));
  }

  @Test
  void peersGoThroughTheBalancerAndReplicasListenBehindIt() {
    assertThat(settings.of(Service.TICKET, 1, URL))
        .containsEntry("posventa.peers.\"sla-service\"", "http://localhost:8083");
    assertThat(settings.of(Service.SLA, 1, URL)).containsEntry("quarkus.http.port", "8103");
    assertThat(settings.of(Service.SLA, 2, URL)).containsEntry("quarkus.http.port", "8123");
  }

  @Test
  void thePortalKnowsTheGatewayAndNoSecret() {
    assertThat(settings.of(Service.PORTAL, 1, Optional.empty()))
        .containsOnly(
            entry("quarkus.http.host", "127.0.0.1"),
            entry("quarkus.http.port", "8085"),
            entry("posventa.portal.url", "http://localhost:8085"),
            entry("posventa.portal.gateway.url", "http://localhost:8080"));
  }

  @Test
  void linksInMailsLeadToThePagesAndAnswersToThemComeBack() {
    assertThat(settings.of(Service.NOTIFICATION, 1, URL))
        .containsEntry("posventa.mail.pages", "http://localhost:8085")
        .containsEntry("posventa.inbound.port", "3143")
        .containsEntry("posventa.inbound.username", "inbound");
    assertThat(settings.of(Service.GATEWAY, 1, URL))
        .containsEntry("posventa.gateway.links.pages", "http://localhost:8085");
  }

  @Test
  void theFileSaysTheSameAndOnlyItsOwnerReadsIt() throws Exception {
    Path file = settings.write(Service.TICKET, 1, URL);

    var read = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      read.load(reader);
    }
    assertThat(read).isEqualTo(settings.of(Service.TICKET, 1, URL));
    assertThat(read).containsEntry("quarkus.log.level", "DEBUG");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }
}
