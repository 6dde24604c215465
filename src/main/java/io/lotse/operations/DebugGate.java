package io.lotse.operations;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

import io.lotse.platform.Caller;
import io.lotse.platform.Problem;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/** Without {@code DEBUG}, and for everyone but superusers, it is as if there were no debugging at all. */
@Provider
@Priority(Priorities.AUTHENTICATION)
class DebugGate implements ContainerRequestFilter {
  @Context
  private ResourceInfo endpoint;
  @Context
  private HttpServletRequest request;

  @Override
  public void filter(ContainerRequestContext context) {
    if (endpoint.getResourceClass() == DebugResource.class && !isOpen()) {
      throw new Problem(404, "not_found", "There is nothing at this path.");
    }
  }

  private boolean isOpen() {
    return Settings.current().flag(Setting.DEBUG) && request.getAttribute(Caller.ATTRIBUTE) instanceof Caller caller
        && caller.isSuperuser();
  }
}
