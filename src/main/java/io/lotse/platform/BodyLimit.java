package io.lotse.platform;

import java.io.IOException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Refuses bodies that are larger than anything that their path takes, before they are read: 16 kB about accounts, 20 MB of
 * JSON elsewhere. Uploads have limits of their own.
 */
public class BodyLimit implements Filter {
  private static final long ACCOUNTS = 16 * 1024L;
  private static final long JSON = 20 * 1024 * 1024L;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    long most = limit(http);
    if (http.getContentLengthLong() > most) {
      ProblemAnswer.write(tooLarge(most), http, (HttpServletResponse) response);
    } else {
      chain.doFilter(http.getContentLengthLong() < 0 && most < Long.MAX_VALUE ? new Counted(http, most) : http,
          response);
    }
  }

  private static long limit(HttpServletRequest request) {
    String path = RequestPath.of(request);
    if (path.startsWith("/auth/") || path.startsWith("/api/auth/")) {
      return ACCOUNTS;
    }
    String type = request.getContentType();
    return type == null || type.contains("json") ? JSON : Long.MAX_VALUE;
  }

  private static Problem tooLarge(long most) {
    return new Problem(413, "too_large", "The body is larger than the " + most / 1024 + " kB that this path takes.");
  }

  /** A body of which nobody has said how large it is. */
  private static final class Counted extends HttpServletRequestWrapper {
    private final long most;

    Counted(HttpServletRequest request, long most) {
      super(request);
      this.most = most;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new CountedStream(super.getInputStream(), most);
    }
  }

  private static final class CountedStream extends ServletInputStream {
    private final ServletInputStream in;
    private final long most;
    private long read;

    CountedStream(ServletInputStream in, long most) {
      this.in = in;
      this.most = most;
    }

    @Override
    public int read() throws IOException {
      int next = in.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int some = in.read(bytes, from, length);
      count(Math.max(0, some));
      return some;
    }

    private void count(int more) {
      read += more;
      if (read > most) {
        throw tooLarge(most);
      }
    }

    @Override
    public boolean isFinished() { return in.isFinished(); }

    @Override
    public boolean isReady() { return in.isReady(); }

    @Override
    public void setReadListener(ReadListener listener) {
      in.setReadListener(listener);
    }
  }
}
