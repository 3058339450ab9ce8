package io.posventa.platform.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The routes of this service, to say which methods a path has; the framework keeps it to itself.
 */
@ApplicationScoped
class Routes {
  private static final Pattern PARAMETER =
      Pattern.compile("\\{\\s*\\w[\\w.-]*\\s*(?::\\s*(.+?))?\\}");

  private final BeanManager beans;

  Routes(BeanManager beans) {
    this.beans = beans;
  }

  private record Route(String method, Pattern path) {}

  /** The methods that the path takes, comma-separated as in {@code Allow}. */
  String allowed(String path) {
    return routes().stream()
        .filter(route -> route.path().matcher(path).matches())
        .map(Route::method)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private List<Route> routes() {
    return beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
        .map(Bean::getBeanClass)
        .filter(type -> type.isAnnotationPresent(Path.class))
        .flatMap(type -> Arrays.stream(type.getMethods()).flatMap(method -> routes(type, method)))
        .toList();
  }

  private static Stream<Route> routes(Class<?> type, Method method) {
    String below =
        Optional.ofNullable(method.getAnnotation(Path.class)).map(Path::value).orElse("");
    var path = pattern(type.getAnnotation(Path.class).value() + "/" + below);
    return Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .map(annotation -> annotation.getAnnotation(HttpMethod.class))
        .filter(verb -> verb != null)
        .map(verb -> new Route(verb.value(), path));
  }

  private static Pattern pattern(String template) {
    var regex = new StringBuilder();
    String plain = ("/" + template).replaceAll("/{2,}", "/").replaceAll("/$", "");
    var parameters = PARAMETER.matcher(plain);
    int end = 0;
    while (parameters.find()) {
      regex.append(Pattern.quote(plain.substring(end, parameters.start())));
      regex.append(parameters.group(1) == null ? "[^/]+" : "(?:" + parameters.group(1) + ")");
      end = parameters.end();
    }
    return Pattern.compile(regex + Pattern.quote(plain.substring(end)));
  }
}
