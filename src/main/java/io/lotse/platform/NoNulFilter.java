package io.lotse.platform;

import java.util.List;
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
    List<FieldError> errors = Stream.of(context.getUriInfo().getQueryParameters(), context.getUriInfo()
        .getPathParameters()).flatMap(all -> all.entrySet().stream()).flatMap(each -> each.getValue().stream().flatMap(
            value -> Query.unstorable(each.getKey(), value).stream())).distinct().toList();
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors);
    }
  }
}
