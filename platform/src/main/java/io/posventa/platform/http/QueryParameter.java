package io.posventa.platform.http;

import io.posventa.platform.json.WireText;
import io.posventa.platform.problem.FieldError;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** One query parameter as its resource method declares it. */
record QueryParameter(String name, Class<?> type, boolean many) {

  static Map<String, QueryParameter> of(Method method) {
    var found = new HashMap<String, QueryParameter>();
    for (Parameter parameter : method.getParameters()) {
      Parameters.queryName(parameter)
          .ifPresent(name -> found.put(name, of(name, parameter.getParameterizedType())));
      if (parameter.isAnnotationPresent(BeanParam.class) || hasQueryFields(parameter.getType())) {
        for (Field field : parameter.getType().getDeclaredFields()) {
          nameOf(field).ifPresent(name -> found.put(name, of(name, field.getGenericType())));
        }
      }
    }
    return Map.copyOf(found);
  }

  private static boolean hasQueryFields(Class<?> type) {
    return List.of(type.getDeclaredFields()).stream().anyMatch(field -> nameOf(field).isPresent());
  }

  private static Optional<String> nameOf(Field field) {
    var query = field.getAnnotation(QueryParam.class);
    if (query != null) {
      return Optional.of(query.value());
    }
    var rest = field.getAnnotation(RestQuery.class);
    return rest == null
        ? Optional.empty()
        : Optional.of(rest.value().isEmpty() ? field.getName() : rest.value());
  }

  private static QueryParameter of(String name, Type type) {
    return switch (type) {
      case ParameterizedType generic
          when generic.getRawType() instanceof Class<?> raw
              && generic.getActualTypeArguments()[0] instanceof Class<?> element ->
          new QueryParameter(name, element, Collection.class.isAssignableFrom(raw));
      case Class<?> single -> new QueryParameter(name, single, false);
      default -> new QueryParameter(name, String.class, true);
    };
  }

  /** What is wrong with the values, if anything. */
  Optional<FieldError> check(List<String> values) {
    if (!many && values.size() > 1) {
      return Optional.of(FieldError.parameter(name, "repeated", "May be there once."));
    }
    if (values.contains("")) {
      return Optional.of(FieldError.parameter(name, "required", "Must not be empty."));
    }
    return values.stream()
        .filter(value -> !WireText.isA(type, value))
        .findFirst()
        .map(
            _ ->
                FieldError.parameter(
                    name, "invalid_format", "Expected " + WireText.describe(type) + "."));
  }
}
