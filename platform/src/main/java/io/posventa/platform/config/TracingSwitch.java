package io.posventa.platform.config;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** Traces go somewhere when somebody says where; else OpenTelemetry stays off. */
public final class TracingSwitch implements ConfigSourceFactory {
  private static final int BELOW_EVERY_FILE = 50;
  private static final List<String> ENDPOINTS =
      List.of(
          "quarkus.otel.exporter.otlp.endpoint",
          "quarkus.otel.exporter.otlp.traces.endpoint",
          "otel.exporter.otlp.endpoint");

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    boolean off = ENDPOINTS.stream().noneMatch(name -> isSaid(context.getValue(name)));
    return List.of(
        new PropertiesConfigSource(
            Map.of("quarkus.otel.sdk.disabled", Boolean.toString(off)),
            "tracing switch",
            BELOW_EVERY_FILE));
  }

  /** The framework's own default, the collector at localhost, is nobody's word. */
  private static boolean isSaid(@Nullable ConfigValue value) {
    return value != null
        && value.getValue() != null
        && value.getConfigSourceOrdinal() > Integer.MIN_VALUE;
  }
}
