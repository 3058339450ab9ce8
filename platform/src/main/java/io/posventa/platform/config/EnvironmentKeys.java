package io.posventa.platform.config;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A misspelt environment variable under our prefix stops the start too; the framework leaves the
 * environment out of its own check.
 */
@ApplicationScoped
class EnvironmentKeys {
  private static final String PREFIX = "posventa.";

  private final SmallRyeConfig config;
  private final BeanManager beans;

  EnvironmentKeys(SmallRyeConfig config, BeanManager beans) {
    this.config = config;
    this.beans = beans;
  }

  void check(@Observes @Priority(1) StartupEvent event) {
    var unknown = unknown(config, mappings());
    if (!unknown.isEmpty()) {
      throw new IllegalStateException(
          "Environment variables that no configuration has, by their keys: "
              + String.join(", ", unknown));
    }
  }

  /** The keys that come from the environment, stand under our prefix and belong to no mapping. */
  static List<String> unknown(SmallRyeConfig config, List<ConfigClass> mappings) {
    var known = ConfigMappings.propertyNamesMatcher(mappings);
    return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
        .filter(name -> name.startsWith(PREFIX) && isFromEnvironment(config, name))
        .filter(name -> !known.matches(name))
        .sorted()
        .toList();
  }

  private static boolean isFromEnvironment(SmallRyeConfig config, String name) {
    @Nullable String source = config.getConfigValue(name).getSourceName();
    return source != null && source.startsWith(EnvConfigSource.NAME);
  }

  private List<ConfigClass> mappings() {
    return beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
        .flatMap(bean -> bean.getTypes().stream())
        .filter(type -> type instanceof Class<?> c && c.isAnnotationPresent(ConfigMapping.class))
        .map(type -> ConfigClass.configClass((Class<?>) type))
        .filter(mapping -> (mapping.getPrefix() + ".").startsWith(PREFIX))
        .distinct()
        .toList();
  }
}
