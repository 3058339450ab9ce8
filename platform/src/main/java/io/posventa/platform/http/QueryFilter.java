package io.posventa.platform.http;

import io.posventa.platform.json.WireText;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.FieldError;
import io.posventa.platform.problem.Refusal;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Refuses query parameters that the route does not have, that are there twice, or whose value is of
 * another type; a filter that is silently ignored shows the wrong list. Paths that no id can have
 * go no further either.
 */
@Provider
@Priority(Priorities.USER)
class QueryFilter implements ContainerRequestFilter {
  private final ConcurrentHashMap<Method, Map<String, QueryParameter>> known =
      new ConcurrentHashMap<>();
  private final ResourceInfo resource;

  QueryFilter(ResourceInfo resource) {
    this.resource = resource;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (!WireText.isStorable(request.getUriInfo().getPath())) {
      throw new Refusal(CommonProblem.NOT_FOUND, "There is nothing here.");
    }
    var given = request.getUriInfo().getQueryParameters();
    if (given.isEmpty()) {
      return;
    }
    var parameters = known.computeIfAbsent(resource.getResourceMethod(), QueryParameter::of);
    var errors = new ArrayList<FieldError>();
    given.forEach(
        (name, values) ->
            Optional.ofNullable(parameters.get(name))
                .map(parameter -> parameter.check(values))
                .orElseGet(
                    () ->
                        Optional.of(
                            FieldError.parameter(
                                name, "unknown_parameter", "There is no such parameter.")))
                .ifPresent(errors::add));
    if (!errors.isEmpty()) {
      String detail =
          errors.size() == 1
              ? "1 parameter is invalid."
              : errors.size() + " parameters are invalid.";
      throw new Refusal(CommonProblem.INVALID_REQUEST, detail, errors);
    }
  }
}
