package io.posventa.platform.text;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Absent is valid; fixed offsets and three-letter nicknames are not. */
public final class ZoneNameValidator implements ConstraintValidator<ZoneName, String> {
  @Override
  public boolean isValid(@Nullable String name, ConstraintValidatorContext context) {
    return name == null
        || name.equals("UTC")
        || (name.contains("/") && ZoneId.getAvailableZoneIds().contains(name));
  }
}
