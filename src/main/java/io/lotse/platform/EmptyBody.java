package io.lotse.platform;

import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/**
 * Where a body is expected and nothing came, not even a type, it is an empty one of the kind that is taken: so what is
 * missing is told.
 */
@Provider
class EmptyBody implements ContainerRequestFilter {
  private static final List<String> KINDS = List.of(MediaType.APPLICATION_JSON,
      MediaType.APPLICATION_FORM_URLENCODED);
  @Context
  private ResourceInfo endpoint;

  @Override
  public void filter(ContainerRequestContext context) {
    Consumes ofMethod = endpoint.getResourceMethod().getAnnotation(Consumes.class);
    Consumes taken = ofMethod == null ? endpoint.getResourceClass().getAnnotation(Consumes.class) : ofMethod;
    if (context.getMediaType() == null && taken != null) {
      KINDS.stream().filter(List.of(taken.value())::contains).findFirst().ifPresent(kind -> context.getHeaders()
          .putSingle(HttpHeaders.CONTENT_TYPE, kind));
    }
  }
}
