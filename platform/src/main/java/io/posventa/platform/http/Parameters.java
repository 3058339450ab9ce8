package io.posventa.platform.http;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What a resource method's parameters are called on the wire. */
final class Parameters {
  private Parameters() {}

  /** The wire name of the parameter that the violation is about; none: it is the body. */
  static Optional<String> nameOf(ConstraintViolation<?> violation, List<Path.Node> nodes) {
    if (nodes.size() < 2 || !(nodes.get(1) instanceof Path.ParameterNode parameter)) {
      return Optional.empty();
    }
    var called = nodes.getFirst().as(Path.MethodNode.class);
    var types = called.getParameterTypes().toArray(new Class<?>[0]);
    for (@Nullable Class<?> type = violation.getRootBeanClass();
        type != null;
        type = type.getSuperclass()) {
      var name =
          declared(type, called.getName(), types)
              .flatMap(m -> nameOf(m.getParameters()[parameter.getParameterIndex()]));
      if (name.isPresent()) {
        return name;
      }
    }
    return Optional.empty();
  }

  /** A proxy does not repeat every method of the class behind it. */
  private static Optional<Method> declared(Class<?> type, String name, Class<?>[] parameters) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(m -> m.getName().equals(name))
        .filter(m -> Arrays.equals(m.getParameterTypes(), parameters))
        .findFirst();
  }

  private static Optional<String> nameOf(Parameter parameter) {
    var query = queryName(parameter);
    if (query.isPresent()) {
      return query;
    }
    var header = parameter.getAnnotation(HeaderParam.class);
    if (header != null) {
      return Optional.of(header.value());
    }
    var restHeader = parameter.getAnnotation(RestHeader.class);
    if (restHeader != null && !restHeader.value().isEmpty()) {
      return Optional.of(restHeader.value());
    }
    var path = parameter.getAnnotation(PathParam.class);
    if (path != null) {
      return Optional.of(path.value());
    }
    return parameter.isAnnotationPresent(RestPath.class)
        ? Optional.of(parameter.getName())
        : Optional.empty();
  }

  /** The name of a query parameter; none when it is something else. */
  static Optional<String> queryName(Parameter parameter) {
    var query = parameter.getAnnotation(QueryParam.class);
    if (query != null) {
      return Optional.of(query.value());
    }
    var rest = parameter.getAnnotation(RestQuery.class);
    if (rest != null) {
      return Optional.of(rest.value().isEmpty() ? parameter.getName() : rest.value());
    }
    return Optional.empty();
  }
}
