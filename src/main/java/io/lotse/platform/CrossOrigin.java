package io.lotse.platform;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Lets pages of other sites call the API (Fetch standard, "HTTP-CORS protocol"): those of the origins that
 * {@code CORS_ALLOWED_ORIGINS} names, and no others. What others ask is answered as ever, but their browsers keep the
 * answer from them. The panel is not for other sites: it knows people by a cookie.
 */
public class CrossOrigin extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String METHODS = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT";
  private static final String EXPOSED = "Allow, Content-Disposition, ETag, Location, RateLimit-Limit, RateLimit-Remaining, "
      + "RateLimit-Reset, Retry-After, WWW-Authenticate, X-Process-Time, X-Request-ID, X-Total-Count";
  private static final String MAX_AGE_SECONDS = "600";
  private static final Pattern HEADER_NAMES = Pattern.compile("[\\w!#$%&'*+.^`|~, -]{1,2000}");
  private transient Set<String> allowed = Set.of();

  @Override
  public void init(FilterConfig config) {
    allowed = Settings.current().list(Setting.CORS_ALLOWED_ORIGINS).stream().map(each -> each.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (allowed.isEmpty() || RequestPath.of(request).startsWith("/panel")) {
      chain.doFilter(request, response);
      return;
    }
    response.addHeader("Vary", "Origin");
    String origin = request.getHeader("Origin");
    if (origin == null || !allowed.contains(origin.toLowerCase(Locale.ROOT))) {
      chain.doFilter(request, response);
      return;
    }
    response.setHeader("Access-Control-Allow-Origin", origin);
    response.setHeader("Access-Control-Allow-Credentials", "true");
    if (isPreflight(request)) {
      agree(request, response);
    } else {
      response.setHeader("Access-Control-Expose-Headers", EXPOSED);
      chain.doFilter(request, response);
    }
  }

  private static boolean isPreflight(HttpServletRequest request) {
    return request.getMethod().equals("OPTIONS") && request.getHeader("Access-Control-Request-Method") != null;
  }

  /** Whether the call itself is allowed is said when it comes: a preflight carries no credential. */
  private static void agree(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.addHeader("Vary", "Access-Control-Request-Headers");
    response.setHeader("Access-Control-Allow-Methods", METHODS);
    response.setHeader("Access-Control-Max-Age", MAX_AGE_SECONDS);
    String headers = request.getHeader("Access-Control-Request-Headers");
    if (headers != null && HEADER_NAMES.matcher(headers).matches()) {
      response.setHeader("Access-Control-Allow-Headers", headers);
    }
    response.setContentType("text/plain");
    response.getOutputStream().print("OK");
  }
}
