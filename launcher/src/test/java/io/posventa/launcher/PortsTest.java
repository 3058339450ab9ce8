package io.posventa.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.posventa.launcher.process.Trouble;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void theDocumentedOnes() {
    var ports = Ports.standard(Map.of());

    assertThat(ports.of(Service.GATEWAY)).isEqualTo(8080);
    assertThat(ports.of(Service.NOTIFICATION, 1)).isEqualTo(8084);
    assertThat(ports.of(Service.PORTAL)).isEqualTo(8085);
    assertThat(ports.of("payment-simulator")).isEqualTo(8090);
    assertThat(ports.of("postgresql")).isEqualTo(5439);
    assertThat(ports.of("smtp")).isEqualTo(3025);
    assertThat(ports.of("imap")).isEqualTo(3143);
  }

  @Test
  void nineReplicasOfEverythingDoNotCollide() {
    var all = new EnumMap<Service, Integer>(Service.class);
    Arrays.stream(Service.values()).forEach(service -> all.put(service, 9));

    for (var ports : new Ports[] {Ports.standard(all), Ports.from(20_000, all), Ports.free(all)}) {
      var seen = new HashSet<Integer>();
      for (var service : Service.values()) {
        assertThat(seen.add(ports.of(service))).isTrue();
        for (int replica = 1; replica <= 9; replica++) {
          assertThat(seen.add(ports.of(service, replica))).isTrue();
        }
      }
      for (var name :
          new String[] {"payment-simulator", "mail-view", "postgresql", "smtp", "imap"}) {
        assertThat(seen.add(ports.of(name))).isTrue();
      }
    }
  }

  @Test
  void aBaseWithoutRoomIsRefused() {
    assertThatThrownBy(() -> Ports.from(65_530, Map.of()))
        .isInstanceOf(Trouble.class)
        .hasMessageContaining("65535");
  }
}
