package io.lotse.platform;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Gives the paths under {@code /api} their older homes at the root. The table is all there is to it. */
public class RootPaths implements Filter {
  private static final Set<String> ROOMS = Set.of("auth", "chat", "users", "agent", "search", "documents", "rag",
      "admin", "debug", "handoff", "notifications", "notify", ".well-known");
  private static final Map<String, String> RENAMED = Map.of("/postgres/health", "/api/health/postgresql",
      "/mongodb/health", "/api/health/mongodb");
  private static final Set<String> PAGES = Set.of("about-pixity", "danang-bucket-list", "solana-summit");
  private static final Map<String, String> MOVED = Map.of("/admin", "/panel/", "/admin/", "/panel/", "/docs", "/docs/",
      "/redoc", "/docs/", "/openapi.json", "/openapi?format=JSON");
  /** Behind one, a forward would lead out of {@code /api}, past the filters of where it leads. */
  private static final Pattern DOT_SEGMENT = Pattern.compile("/\\.{1,2}(/|;|$)");
  private static final String WELCOME = "/welcome.json";

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    if (http.getMethod().equals("TRACE")) {
      // The server does not read its body, and would take it for the connection's next request.
      ((HttpServletResponse) response).setHeader("Connection", "close");
    }
    String path = http.getRequestURI().substring(http.getContextPath().length());
    if (MOVED.containsKey(path) && http.getMethod().equals("GET")) {
      ((HttpServletResponse) response).sendRedirect(http.getContextPath() + MOVED.get(path));
      return;
    }
    String home = isWebSocket(http) ? null : path.equals("/") && wantsJson(http) ? WELCOME : canonical(path);
    if (home != null) {
      request.getRequestDispatcher(home).forward(request, response);
    } else {
      chain.doFilter(request, response);
    }
  }

  /** Programs are greeted in JSON where people find the chat page. */
  private static boolean wantsJson(HttpServletRequest request) {
    String accept = request.getHeader("Accept");
    return accept != null && accept.contains("application/json") && !accept.contains("text/html");
  }

  /** An upgrade to HTTP/2, which some clients offer with every call, changes nothing. */
  static boolean isWebSocket(HttpServletRequest request) {
    return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
  }

  /** The path under {@code /api} of a root path, or null when it stands at the root itself or has dot segments. */
  static String canonical(String path) {
    if (DOT_SEGMENT.matcher(path.replaceAll("(?i)%2e", ".")).find()) {
      return null;
    }
    if (RENAMED.containsKey(path)) {
      return RENAMED.get(path);
    }
    String[] parts = path.split("/", 3);
    String first = parts.length > 1 ? parts[1] : "";
    String rest = parts.length > 2 ? "/" + parts[2] : "";
    if (first.equals("postgres") && PAGES.contains(rest.replaceFirst("/", ""))) {
      return "/api/pages" + rest;
    }
    return switch (first) {
      case "postgres" -> rest.isEmpty() ? null : "/api" + rest;
      case "mongodb" -> rest.isEmpty() ? null : "/api/bot" + rest;
      default -> ROOMS.contains(first) ? "/api/" + first + rest : null;
    };
  }

  /** The path that the client asked for, before any forward. */
  static String originalPath(HttpServletRequest request) {
    Object original = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
    return original == null ? request.getRequestURI() : original.toString();
  }
}
