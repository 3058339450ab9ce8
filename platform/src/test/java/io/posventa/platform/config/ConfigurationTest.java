package io.posventa.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.posventa.platform.peer.PeersConfig;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
  private static SmallRyeConfig config(Map<String, String> keys) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredCustomizers()
        .withSources(new TracingSwitch())
        .withMapping(PeersConfig.class)
        .withDefaultValue("posventa.service", "platform")
        .withDefaultValue("posventa.peers.gateway", "http://localhost:8080")
        .withSources(new PropertiesConfigSource(keys, "test", 500))
        .build();
  }

  @Test
  void aMisspeltKeyStopsTheStart() {
    assertThatThrownBy(() -> config(Map.of("posventa.peer.gateway", "http://localhost")))
        .isInstanceOf(ConfigValidationException.class)
        .hasMessageContaining("posventa.peer.gateway");
  }

  @Test
  void theKeysOfTestsAreLetThrough() {
    assertThat(config(Map.of("posventa.test.db", "containers")).getConfigMapping(PeersConfig.class))
        .returns("platform", PeersConfig::service);
  }

  @Test
  void aMisspeltVariableOfTheEnvironmentIsFound() {
    var environment =
        Map.of(
            "POSVENTA_SERVICE", "platform",
            "POSVENTA_PEERS__GATEWAY_", "http://gateway:8080",
            "POSVENTA_PEER__GATEWAY_", "http://gateway:8080",
            "POSVENTA_SERVCE", "platform",
            "HOME", "/");
    var config =
        new SmallRyeConfigBuilder()
            .withMapping(PeersConfig.class)
            .withDefaultValue("posventa.peers.\"gateway\"", "http://localhost:8080")
            .withSources(new EnvConfigSource(environment, 300))
            .build();

    var unknown =
        EnvironmentKeys.unknown(config, List.of(ConfigClass.configClass(PeersConfig.class)));

    assertThat(unknown).hasSize(2);
    assertThat(unknown).anyMatch(name -> name.equals("posventa.servce"));
    assertThat(config.getConfigMapping(PeersConfig.class).baseUrl("gateway"))
        .hasToString("http://gateway:8080");
  }

  @Test
  void tracesAreOffUntilSomebodySaysWhereTheyGo() {
    String key = "quarkus.otel.sdk.disabled";

    assertThat(config(Map.of()).getValue(key, String.class)).isEqualTo("true");
    assertThat(
            config(Map.of("quarkus.otel.exporter.otlp.endpoint", "http://collector:4317"))
                .getValue(key, String.class))
        .isEqualTo("false");
    assertThat(config(Map.of(key, "false")).getValue(key, String.class)).isEqualTo("false");
  }
}
