package io.lotse.admin.access;

import java.io.IOException;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.lotse.account.Admittance;
import io.lotse.platform.Caller;
import io.lotse.platform.Incidents;
import io.lotse.platform.Problem;
import io.lotse.platform.ProblemAnswer;

/**
 * Begins a session of the panel, by {@code POST} of {@code email} and {@code password} or of the {@code token} that an
 * external sign-in has brought, and ends it by {@code DELETE}; {@code GET} tells whether it goes on, whose it is
 * ({@code X-Panel-Person}), and that somebody is busy. The page from which somebody signs in again stays as it is.
 */
@WebServlet(SessionServlet.PATH)
public class SessionServlet extends HttpServlet {
  static final String PATH = "/panel/session";
  private static final long serialVersionUID = 1L;
  private final transient Admittance admittance;
  private final transient Visits visits;

  @Inject
  SessionServlet(Admittance admittance, Visits visits) {
    this.admittance = admittance;
    this.visits = visits;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    answer(request, response, () -> {
      String token = request.getParameter("token");
      visits.begin(token == null ? admittance.byPassword(request.getParameter("email"), request.getParameter(
          "password"), request, response) : admittance.byToken(token, request, response), request);
    });
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    answer(request, response, () -> {
      Caller.Person person = visits.visitor(request).orElseThrow(() -> new Problem(401, "not_authenticated",
          "Sign in to the panel."));
      response.setHeader("X-Panel-Person", person.id().toString());
      visits.busy(request);
    });
  }

  @Override
  protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
    answer(request, response, () -> visits.leave(request));
  }

  private static void answer(HttpServletRequest request, HttpServletResponse response, Runnable deed)
      throws IOException {
    try {
      deed.run();
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } catch (Problem refused) {
      if (refused.retryAfter() != null) {
        response.setHeader("Retry-After", String.valueOf(refused.retryAfter().toSeconds()));
      }
      ProblemAnswer.write(refused, request, response);
    } catch (RuntimeException failed) {
      Incidents.report(failed);
      ProblemAnswer.write(Incidents.problem(failed), request, response);
    }
  }
}
