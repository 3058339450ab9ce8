package io.posventa.platform.text;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name of an IANA time zone. Broken, it is reported as {@code zone_name}. */
@Documented
@Constraint(validatedBy = ZoneNameValidator.class)
@Target({
  ElementType.FIELD,
  ElementType.METHOD,
  ElementType.PARAMETER,
  ElementType.TYPE_USE,
  ElementType.ANNOTATION_TYPE
})
@Retention(RetentionPolicy.RUNTIME)
public @interface ZoneName {
  String message() default "Not an IANA time zone such as Europe/Madrid.";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
