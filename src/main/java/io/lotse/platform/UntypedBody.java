package io.lotse.platform;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/** A body of which nobody says what it is counts as JSON: some older clients name no type. */
@Provider
@PreMatching
class UntypedBody implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext context) {
    boolean mayHaveOne = !context.getMethod().equals("GET") && !context.getMethod().equals("HEAD");
    if (mayHaveOne && context.getMediaType() == null && context.getLength() != 0 && context.hasEntity()) {
      context.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
    }
  }
}
