package io.lotse.platform.limit;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

import io.lotse.platform.Caller;
import io.lotse.platform.ClientAddress;
import io.lotse.platform.Setting;

/** Counts each call of an endpoint that is {@link Limited}, after it is known that the caller may. */
@Provider
@Priority(Priorities.AUTHORIZATION + 100)
class LimitFilter implements ContainerRequestFilter {
  @Context
  private ResourceInfo endpoint;
  @Context
  private HttpServletRequest request;
  @Context
  private HttpServletResponse response;
  private final RateLimits limits;

  LimitFilter() {
    this(null);
  }

  @Inject
  LimitFilter(RateLimits limits) {
    this.limits = limits;
  }

  @Override
  public void filter(ContainerRequestContext context) {
    Limited limited = endpoint.getResourceMethod().getAnnotation(Limited.class);
    if (limited != null && !context.getMethod().equals("OPTIONS")) {
      Caller caller = request.getAttribute(Caller.ATTRIBUTE) instanceof Caller known ? known : new Caller.Nobody(null);
      boolean exempt = limited.value() == Setting.RATE_LIMIT_SEARCH && caller.isSuperuser();
      if (!exempt) {
        limits.take(limited.value(), subject(limited.value(), caller), response);
      }
    }
  }

  private String subject(Setting setting, Caller caller) {
    if (setting == Setting.RATE_LIMIT_AUTH) {
      return address();
    }
    return switch (caller) {
      case Caller.Person person -> "person " + person.id();
      case Caller.Service service -> "key " + service.id();
      case Caller.Nobody nobody -> address();
    };
  }

  private String address() {
    return "address " + ClientAddress.of(request);
  }
}
