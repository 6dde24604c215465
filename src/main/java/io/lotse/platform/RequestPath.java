package io.lotse.platform;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The path by which the server chooses who answers: decoded, without parameters and without dot segments (Jakarta Servlet
 * 6.0, 3.5.2). {@code getRequestURI()} is what the client has written, e.g. {@code /panel/assets/../people}: whatever decides
 * by a path who may pass must not look there.
 */
@Offered("admin: to decide who gets into the panel")
public final class RequestPath {
  private RequestPath() {}

  /** Within the application, e.g. {@code /panel/people}. */
  public static String of(HttpServletRequest request) {
    return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
  }
}
