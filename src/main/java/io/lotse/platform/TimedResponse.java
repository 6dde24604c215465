package io.lotse.platform;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/** Writes {@code X-Process-Time} at the last moment before the headers leave. */
class TimedResponse extends HttpServletResponseWrapper {
  private final long started;

  TimedResponse(HttpServletResponse response, long started) {
    super(response);
    this.started = started;
  }

  long elapsedNanos() {
    return System.nanoTime() - started;
  }

  void stamp() {
    if (!isCommitted()) {
      setHeader("X-Process-Time", String.format(Locale.ROOT, "%.6f", (System.nanoTime() - started) / 1e9));
    }
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    stamp();
    return super.getOutputStream();
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    stamp();
    return super.getWriter();
  }

  @Override
  public void sendError(int status) throws IOException {
    stamp();
    super.sendError(status);
  }

  @Override
  public void sendError(int status, String message) throws IOException {
    stamp();
    super.sendError(status, message);
  }

  @Override
  public void sendRedirect(String location) throws IOException {
    stamp();
    super.sendRedirect(location);
  }

  @Override
  public void flushBuffer() throws IOException {
    stamp();
    super.flushBuffer();
  }
}
