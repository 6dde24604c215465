package io.lotse.admin.frame;

import java.io.IOException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.lotse.platform.Caller;
import io.lotse.platform.ErrorLook;
import io.lotse.platform.Problem;

/** A page that is not there, or cannot be shown: told within the frame of the panel to who has opened it. */
@ApplicationScoped
class PanelErrors implements ErrorLook {
  private static final String PAGE = "/WEB-INF/panel/problem.xhtml";

  @Override
  public boolean show(Problem problem, String incident, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (!isOpening(request)) {
      return false;
    }
    String language = Preferences.of(request).locale().getLanguage();
    request.setAttribute("failure", new Failure(problem.status(), Sentences.of(problem, language), incident, Failure
        .back(request)));
    response.setStatus(problem.status());
    // The server has emptied the answer, with all that stood in its head.
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin");
    request.getRequestDispatcher(PAGE).forward(request, response);
    return true;
  }

  /** Whether somebody who is in the panel opens a page in a browser; scripts read problem details. */
  private static boolean isOpening(HttpServletRequest request) {
    Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String accept = request.getHeader("Accept");
    return path != null && path.toString().startsWith("/panel/") && request.getMethod().equals("GET")
        && accept != null && accept.contains("text/html")
        && request.getAttribute(Caller.ATTRIBUTE) instanceof Caller.Person;
  }
}
