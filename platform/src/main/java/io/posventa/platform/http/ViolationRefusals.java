package io.posventa.platform.http;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.FieldError;
import io.posventa.platform.problem.Refusal;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/** Bean validation's findings, in the body's own names. */
final class ViolationRefusals {
  private ViolationRefusals() {}

  /**
   * A 400 that lists them all.
   *
   * @throws ConstraintViolationException when it is our own answer that is invalid
   */
  static Refusal of(ConstraintViolationException e) {
    var violations = e.getConstraintViolations();
    if (violations == null || violations.isEmpty()) {
      return new Refusal(CommonProblem.INVALID_REQUEST, "The request is invalid.");
    }
    if (violations.stream().anyMatch(ViolationRefusals::isOurs)) {
      return FrameworkRefusals.of(CommonProblem.INTERNAL.status());
    }
    var errors =
        violations.stream()
            .map(ViolationRefusals::error)
            .distinct()
            .sorted(Comparator.comparing(FieldError::toString))
            .toList();
    String detail =
        errors.size() == 1 ? "1 field is invalid." : errors.size() + " fields are invalid.";
    return new Refusal(CommonProblem.INVALID_REQUEST, detail, errors);
  }

  private static boolean isOurs(ConstraintViolation<?> violation) {
    return nodes(violation).stream().anyMatch(node -> node.getKind() == ElementKind.RETURN_VALUE);
  }

  private static FieldError error(ConstraintViolation<?> violation) {
    var finding = Findings.of(violation);
    var nodes = nodes(violation);
    int body = 0;
    if (nodes.getFirst().getKind() == ElementKind.METHOD) {
      var parameter = Parameters.nameOf(violation, nodes);
      if (parameter.isPresent()) {
        return FieldError.parameter(parameter.get(), finding.code(), finding.detail());
      }
      body = 2;
    }
    var pointer = new StringBuilder();
    nodes.subList(Math.min(body, nodes.size()), nodes.size()).forEach(n -> append(pointer, n));
    return FieldError.at(pointer.toString(), finding.code(), finding.detail());
  }

  private static void append(StringBuilder pointer, Path.Node node) {
    if (node.getIndex() != null) {
      pointer.append('/').append(node.getIndex());
    } else if (node.getKey() != null) {
      pointer.append('/').append(escaped(node.getKey().toString()));
    }
    if (node.getKind() == ElementKind.PROPERTY && node.getName() != null) {
      pointer
          .append('/')
          .append(PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(node.getName()));
    }
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private static List<Path.Node> nodes(ConstraintViolation<?> violation) {
    return new ArrayList<>(
        StreamSupport.stream(violation.getPropertyPath().spliterator(), false).toList());
  }
}
