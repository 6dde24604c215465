package io.lotse.admin.access;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.lotse.platform.Caller;
import io.lotse.platform.Problem;
import io.lotse.platform.ProblemAnswer;
import io.lotse.platform.RequestPath;
import io.lotse.platform.Settings;
import io.lotse.platform.WebOrigin;

/**
 * Stands before all of the panel: lets through only who has a session of an administrator, whatever else a request shows,
 * and of what changes something only what our own pages have sent, with the state of a view that the session has.
 */
public class PanelGate extends HttpFilter {
  private static final long serialVersionUID = 1L;
  static final String HOME = "/panel/";
  private static final String SIGN_IN = "/panel/sign-in";
  private static final String FIRST_PAGE = "/panel/dashboard";
  private static final String VIEW_STATE = "jakarta.faces.ViewState";
  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "DELETE");
  @Inject
  private transient Visits visits;

  @Override
  protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = RequestPath.of(request);
    // Forms tell their origin only where the policy lets them; it goes to no other site all the same.
    response.setHeader("Referrer-Policy", "same-origin");
    if (path.startsWith("/panel/assets/") && READING.contains(request.getMethod())) {
      chain.doFilter(request, response);
      return;
    }
    response.setHeader("Cache-Control", "no-store");
    try {
      admit(path, request, response, chain);
    } catch (Problem refused) {
      ProblemAnswer.write(refused, request, response);
    }
  }

  private void admit(String path, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    checkMethod(request);
    if (path.equals(SessionServlet.PATH)) {
      chain.doFilter(request, response);
      return;
    }
    Optional<Caller.Person> person = visits.visitor(request);
    if (path.equals(SIGN_IN)) {
      signIn(person.isPresent(), request, response, chain);
      return;
    }
    if (person.isEmpty()) {
      refuse(path, request, response);
    } else if (path.equals(HOME) || path.equals("/panel")) {
      response.sendRedirect(request.getContextPath() + FIRST_PAGE);
    } else {
      checkState(request);
      visits.busy(request);
      request.setAttribute(Caller.ATTRIBUTE, person.get());
      chain.doFilter(request, response);
    }
  }

  private static void signIn(boolean isIn, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (isIn) {
      response.sendRedirect(request.getContextPath() + FIRST_PAGE);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static void checkMethod(HttpServletRequest request) {
    if (!METHODS.contains(request.getMethod())) {
      throw new Problem(405, "method_not_allowed", "This is not how pages are called.");
    }
    if (!READING.contains(request.getMethod()) && !isOurs(request)) {
      throw new Problem(403, "origin_not_allowed", "Only pages of this panel may do that.");
    }
  }

  /** Every browser names the origin of the page that sends something. */
  private static boolean isOurs(HttpServletRequest request) {
    String origin = request.getHeader("Origin");
    return origin != null && WebOrigin.isOwn(origin, request.getHeader("Host"), Settings.current());
  }

  /**
   * Whether the state belongs to this session is found out by Faces, which alone knows it; and only Faces reads uploads,
   * which it takes for the opening of a page where they have no state.
   */
  private static void checkState(HttpServletRequest request) {
    String type = request.getContentType();
    boolean upload = type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    if (request.getMethod().equals("POST") && !upload && request.getParameter(VIEW_STATE) == null) {
      throw new Problem(403, "forbidden", "The page's own mark is missing; open the page again.");
    }
  }

  /** A person is led to the sign-in and from there to where they wanted; scripts are told so. */
  private static void refuse(String path, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String accept = request.getHeader("Accept");
    boolean reads = READING.contains(request.getMethod()) && request.getHeader("Faces-Request") == null;
    if (!reads || accept == null || !accept.contains("text/html")) {
      throw new Problem(401, "not_authenticated", "Sign in to the panel.");
    }
    String wanted = path + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
    String query = path.equals(HOME) || path.equals("/panel") ? ""
        : "?to=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8);
    response.sendRedirect(request.getContextPath() + SIGN_IN + query);
  }
}
