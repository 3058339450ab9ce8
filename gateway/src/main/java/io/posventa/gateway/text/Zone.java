package io.posventa.gateway.text;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The IANA name of a time zone that this machine knows. */
@Documented
@Constraint(validatedBy = Zone.Known.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Zone {
  String message() default "Not the IANA name of a time zone.";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Absent is another constraint's business. */
  class Known implements ConstraintValidator<Zone, String> {
    private static final Set<String> NAMES = Set.copyOf(ZoneId.getAvailableZoneIds());

    @Override
    public boolean isValid(@Nullable String name, ConstraintValidatorContext context) {
      return name == null || NAMES.contains(name);
    }
  }
}
