package io.posventa.platform.problem;

import java.util.Locale;

/** A kind of refusal. Each feature has an enum of its own; the constant's name is the code. */
public interface ProblemType {
  int SERVER_ERRORS = 500;
  int TOO_MANY_REQUESTS = 429;

  int status();

  String title();

  /** The name of the enum constant. */
  String name();

  /** The stable word that clients branch on. */
  default String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether the same request may succeed later, unchanged. */
  default boolean retryable() {
    return status() >= SERVER_ERRORS || status() == TOO_MANY_REQUESTS;
  }
}
