package io.lotse.platform;

import java.io.IOException;
import java.net.MalformedURLException;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;

/**
 * What lies in the WAR as a file is read and nothing else is done to it; what is not there is not found, whichever the
 * method. (The server itself would take a POST for a GET, allow every method on any path, and call others its own fault.)
 */
public class PlainFiles extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  @Override
  protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean plain = request.getHttpServletMapping().getMappingMatch() == MappingMatch.DEFAULT
        && !RootPaths.isWebSocket(request);
    if (plain && !exists(request)) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (plain && !READING.contains(request.getMethod()) || isEcho(request)) {
      response.setHeader("Allow", "GET, HEAD, OPTIONS");
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    } else {
      chain.doFilter(request, response);
    }
  }

  /** A servlet would send a TRACE back with all its headers; the REST API refuses it by itself. */
  private static boolean isEcho(HttpServletRequest request) {
    return request.getMethod().equals("TRACE") && !request.getServletPath().equals("/api");
  }

  private static boolean exists(HttpServletRequest request) {
    try {
      return request.getServletContext().getResource(request.getServletPath()) != null;
    } catch (MalformedURLException noPath) {
      return false;
    }
  }
}
