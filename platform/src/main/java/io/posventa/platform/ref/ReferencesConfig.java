package io.posventa.platform.ref;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;

/** Which kinds this service keeps copies of, and who owns each. */
@ConfigMapping(prefix = "posventa.references")
public interface ReferencesConfig {
  /** The owner service by kind. */
  @WithParentName
  Map<String, String> owners();
}
