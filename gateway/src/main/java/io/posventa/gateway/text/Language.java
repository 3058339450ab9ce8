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
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A language by its ISO 639-1 code, with a country where it matters: {@code es}, {@code en-GB}. */
@Documented
@Constraint(validatedBy = Language.Known.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Language {
  String message() default "Not a language such as es or en-GB.";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Absent is another constraint's business. */
  class Known implements ConstraintValidator<Language, String> {
    private static final Pattern SHAPE = Pattern.compile("([a-z]{2})(-[A-Z]{2})?");
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    @Override
    public boolean isValid(@Nullable String tag, ConstraintValidatorContext context) {
      if (tag == null) {
        return true;
      }
      var shape = SHAPE.matcher(tag);
      return shape.matches() && LANGUAGES.contains(shape.group(1));
    }
  }
}
