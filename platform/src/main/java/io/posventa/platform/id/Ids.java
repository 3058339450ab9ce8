package io.posventa.platform.id;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes ids whose order is their order of creation, to the millisecond. */
@ApplicationScoped
public class Ids {
  private final TimeBasedEpochGenerator uuids = Generators.timeBasedEpochGenerator();

  public String next(String prefix) {
    return TypeId.of(prefix, uuids.generate());
  }
}
