package io.posventa.ticket.thread;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Text for one line, without control characters: it may reach the header of a mail. */
@Pattern(regexp = "[^\\x00-\\x1F\\x7F-\\x9F\\u2028\\u2029]*")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Documented
@Target({FIELD, PARAMETER, TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@interface OneLine {
  String message() default "Has a line break or another control character";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
