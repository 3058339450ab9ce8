package io.posventa.platform.config;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/** A misspelt key under {@code posventa} stops the start; what only tests read does not count. */
public final class TestKeys implements SmallRyeConfigBuilderCustomizer {
  @Override
  public void configBuilder(SmallRyeConfigBuilder builder) {
    builder.withMappingIgnore("posventa.test.**");
  }
}
