package io.lotse.platform;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/** Holds each call against what its endpoint {@link Needs}; an endpoint that says nothing is closed. */
@Provider
@Priority(Priorities.AUTHORIZATION)
class NeedsFilter implements ContainerRequestFilter {
  @Context
  private ResourceInfo endpoint;
  @Context
  private HttpServletRequest request;

  @Override
  public void filter(ContainerRequestContext context) {
    if (context.getMethod().equals("OPTIONS")) {
      return;
    }
    Needs needs = endpoint.getResourceMethod().getAnnotation(Needs.class);
    if (needs == null) {
      throw new Problem(403, "forbidden", "This endpoint is not open to anyone.");
    }
    Caller caller = Callers.of(request);
    if (caller.fulfils(needs)) {
      return;
    }
    if (caller instanceof Caller.Nobody nobody && nobody.failure() != null) {
      throw nobody.failure();
    }
    if (caller instanceof Caller.Nobody nobody) {
      throw nobody.refused() == null ? new Problem(401, "not_authenticated", "Sign in first, or send a valid key.")
          : new Problem(401, "invalid_credential", nobody.refused());
    }
    throw new Problem(403, "forbidden", "You may not do this: it needs " + describe(needs) + ".");
  }

  private static String describe(Needs needs) {
    StringBuilder text = new StringBuilder("the role ").append(needs.value().group());
    for (Scope scope : needs.scope()) {
      text.append(", or a key with the scope ").append(scope.id());
    }
    return text.toString();
  }
}
