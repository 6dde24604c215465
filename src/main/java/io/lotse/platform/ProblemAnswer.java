package io.lotse.platform;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Refuses a request outside JAX-RS in the form of the REST API. */
@Offered("handoff: to refuse a WebSocket; admin: to refuse what is no call of the API")
public final class ProblemAnswer {
  private ProblemAnswer() {}

  /** Ends the request with this problem. */
  public static void write(Problem problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setStatus(problem.status());
    response.setContentType(ProblemDetails.MEDIA_TYPE);
    if (problem.status() == 401) {
      response.setHeader("WWW-Authenticate", "Bearer realm=\"Lotse\"");
    }
    response.getOutputStream().write(Json.MAPPER.writeValueAsBytes(
        Problems.details(problem, RootPaths.originalPath(request), null)));
  }
}
