package io.posventa.platform.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The one exception of the domain: the request is understood and not granted. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ProblemType problem;
  private final transient List<FieldError> errors;
  private final transient Map<String, String> headers;

  public Refusal(ProblemType problem, String detail) {
    this(problem, detail, List.of());
  }

  public Refusal(ProblemType problem, String detail, List<FieldError> errors) {
    this(problem, detail, errors, Map.of());
  }

  private Refusal(
      ProblemType problem, String detail, List<FieldError> errors, Map<String, String> headers) {
    super(detail);
    this.problem = problem;
    this.errors = List.copyOf(errors);
    this.headers = Map.copyOf(headers);
  }

  /** A refusal because of one field of the body. */
  public static Refusal field(ProblemType problem, String pointer, String code, String detail) {
    return new Refusal(problem, detail, List.of(FieldError.at(pointer, code, detail)));
  }

  /** A refusal because of one query parameter or header. */
  public static Refusal parameter(ProblemType problem, String name, String code, String detail) {
    return new Refusal(problem, detail, List.of(FieldError.parameter(name, code, detail)));
  }

  /** The same refusal, answered with this header too. */
  public Refusal with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Refusal(problem, detail(), errors, more);
  }

  /** The same refusal, of a value that stands at this pointer of the body. */
  public Refusal below(String pointer) {
    return new Refusal(
        problem, detail(), errors.stream().map(error -> error.below(pointer)).toList(), headers);
  }

  public ProblemType problem() {
    return problem;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }

  public List<FieldError> errors() {
    return errors;
  }

  public Map<String, String> headers() {
    return headers;
  }
}
