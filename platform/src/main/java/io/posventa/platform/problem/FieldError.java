package io.posventa.platform.problem;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one part of a request.
 *
 * @param pointer a JSON pointer in the body's own names, or
 * @param parameter the name of a query parameter or header
 * @param code a stable {@code lower_snake} word
 */
public record FieldError(
    @Nullable String pointer, @Nullable String parameter, String code, String detail) {

  public FieldError {
    if ((pointer == null) == (parameter == null)) {
      throw new IllegalArgumentException("A field error names a pointer or a parameter.");
    }
  }

  public static FieldError at(String pointer, String code, String detail) {
    return new FieldError(pointer, null, code, detail);
  }

  public static FieldError parameter(String parameter, String code, String detail) {
    return new FieldError(null, parameter, code, detail);
  }

  /** The same error, of a value that stands further down in the body. */
  FieldError below(String parent) {
    return pointer == null ? this : new FieldError(parent + pointer, null, code, detail);
  }
}
