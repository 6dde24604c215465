package io.lotse.platform;

import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.opentelemetry.context.Scope;

/**
 * Names each request, times it and logs it in one line: {@code X-Request-ID} (the client's own when it is sane) and
 * {@code X-Process-Time} in seconds.
 */
public class RequestLog implements Filter {
  private static final System.Logger LOG = System.getLogger("io.lotse.requests");
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:-]{1,100}");
  @Inject
  private Performance performance;
  @Inject
  private RequestMeter meter;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    String given = http.getHeader("X-Request-ID");
    String id = given != null && SANE.matcher(given).matches() ? given : UUID.randomUUID().toString();
    TimedResponse timed = new TimedResponse((HttpServletResponse) response, System.nanoTime());
    timed.setHeader("X-Request-ID", id);
    http.setAttribute(Caller.REQUEST_ID, id);
    SecurityHeaders.apply(http, timed);
    Line line = new Line(id, http.getMethod(), http.getRequestURI(), timed, RouteName.placeIn(http), performance,
        meter);
    try (Scope named = Correlation.request(id)) {
      chain.doFilter(request, timed);
    } finally {
      if (http.isAsyncStarted()) {
        http.getAsyncContext().addListener(line);
      } else {
        timed.stamp();
        line.write();
      }
    }
  }

  /** One line per request, written when the answer is complete. */
  private record Line(String id, String method, String path, TimedResponse response, RouteName.Noted route,
      Performance performance, RequestMeter meter) implements AsyncListener {
    void write() {
      meter.count(response);
      performance.route(route.or(method), response.elapsedNanos(), id);
      try (Scope named = Correlation.request(id)) {
        LOG.log(System.Logger.Level.INFO, "request id={0} method={1} path={2} status={3} ms={4}", id, method, path,
            String.valueOf(response.getStatus()), String.valueOf(response.elapsedNanos() / 1_000_000));
      }
    }

    @Override
    public void onComplete(AsyncEvent event) {
      write();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      // onComplete follows.
    }

    @Override
    public void onError(AsyncEvent event) {
      // onComplete follows.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      // The line belongs to the request, not to one cycle.
    }
  }
}
