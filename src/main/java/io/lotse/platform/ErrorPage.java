package io.lotse.platform;

import java.io.IOException;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Errors outside the REST API, in the same form as within unless an {@link ErrorLook} shows them. */
@WebServlet(urlPatterns = "/error", asyncSupported = true)
public class ErrorPage extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private final transient Instance<ErrorLook> looks;

  @Inject
  ErrorPage(@Any Instance<ErrorLook> looks) {
    this.looks = looks;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response) throws ServletException,
      IOException {
    Integer status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    Throwable thrown = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    Problem problem = thrown == null ? Problems.ofStatus(status == null ? 404 : status) : Problems.problem(thrown);
    String incident = problem.status() >= 500 ? Problems.report(thrown == null
        ? new IllegalStateException("the server ended " + path + " with " + problem.status()) : thrown, request
            .getMethod() + " " + path) : null;
    for (ErrorLook look : looks) {
      if (look.show(problem, incident, request, response)) {
        return;
      }
    }
    response.setStatus(problem.status());
    response.setContentType(ProblemDetails.MEDIA_TYPE);
    response.getOutputStream().write(Json.MAPPER.writeValueAsBytes(
        Problems.details(problem, path == null ? request.getRequestURI() : path.toString(), incident)));
  }
}
