package io.lotse.platform;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/** Notes which route a request takes, as the contract writes it: {@code GET /api/chat/{session_id}/messages}. */
@Offered("inner rooms of platform: to name an endpoint")
@Provider
@Priority(Priorities.AUTHENTICATION)
public class RouteName implements ContainerRequestFilter {
  private static final String ATTRIBUTE = "io.lotse.route";
  @Context
  private ResourceInfo endpoint;
  @Context
  private HttpServletRequest request;

  /** The place for a request's route; it is read when the request itself may be gone. */
  static final class Noted {
    private volatile String route;

    /** What no resource has answered is one route by its method. */
    String or(String method) {
      return route == null ? method + " (no resource)" : route;
    }
  }

  @Override
  public void filter(ContainerRequestContext context) {
    if (endpoint.getResourceClass().isAnnotationPresent(Path.class)
        && request.getAttribute(ATTRIBUTE) instanceof Noted noted) {
      noted.route = of(context.getMethod(), endpoint);
    }
  }

  /** The route of an endpoint. */
  public static String of(String method, ResourceInfo endpoint) {
    Path own = endpoint.getResourceMethod().getAnnotation(Path.class);
    String path = "/api/" + endpoint.getResourceClass().getAnnotation(Path.class).value()
        + (own == null ? "" : "/" + own.value());
    return method + " " + path.replaceAll("\\{\\s*(\\w+)[^{}]*}", "{$1}");
  }

  /** Makes the place for a request. */
  static Noted placeIn(HttpServletRequest request) {
    Noted noted = new Noted();
    request.setAttribute(ATTRIBUTE, noted);
    return noted;
  }
}
