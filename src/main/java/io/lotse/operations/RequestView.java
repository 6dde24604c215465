package io.lotse.operations;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

/** A request as it arrived, its credentials masked. */
public record RequestView(String method, String url, Map<String, String> headers, Client client) {

  private static final Set<String> SECRET = Set.of("authorization", "cookie", "x-api-key", "proxy-authorization");

  /** From where it came. */
  public record Client(String host, int port) {}

  static RequestView of(HttpServletRequest request) {
    Map<String, String> headers = new TreeMap<>();
    Collections.list(request.getHeaderNames()).forEach(name -> {
      String known = name.toLowerCase(Locale.ROOT);
      headers.put(known, SECRET.contains(known) ? "********"
          : String.join(", ", Collections.list(request.getHeaders(name))));
    });
    Object original = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
    String path = original == null ? request.getRequestURI() : original.toString();
    String server = request.getScheme() + "://" + request.getServerName() + ":" + request.getServerPort();
    return new RequestView(request.getMethod(), server + path, headers,
        new Client(request.getRemoteAddr(), Math.max(0, request.getRemotePort())));
  }
}
