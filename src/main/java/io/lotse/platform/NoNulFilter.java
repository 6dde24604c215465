package io.lotse.platform;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

import io.lotse.platform.Problem.FieldError;

/** Refuses U+0000 in parameters: PostgreSQL keeps no text with it. */
@Provider
class NoNulFilter implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext context) {
    List<FieldError> errors = Stream.concat(context.getUriInfo().getQueryParameters().entrySet().stream(),
        context.getUriInfo().getPathParameters().entrySet().stream()).filter(NoNulFilter::holdsNul).map(
            each -> refused(each.getKey())).toList();
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors);
    }
  }

  /** What is said of a field that holds it. */
  static FieldError refused(String field) {
    return new FieldError(field, "invalid_character", "must not hold the character U+0000");
  }

  private static boolean holdsNul(Map.Entry<String, List<String>> parameter) {
    return parameter.getValue().stream().anyMatch(value -> value.indexOf('\0') >= 0);
  }
}
