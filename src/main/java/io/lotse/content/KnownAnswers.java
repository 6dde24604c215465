package io.lotse.content;

import java.io.IOException;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.lotse.content.ContentCache.Stored;

/**
 * Answers reads of content by their very address, where the same address was answered before and nothing has changed
 * since. Everyone may read content, so nothing else need be known of the request; what is not known goes its usual way
 * and is noted there. This spares what costs most of such an answer: finding and making its resource.
 */
public class KnownAnswers implements Filter {
  /** The request attribute under which the address is handed on. */
  static final String ADDRESS = "io.lotse.content.address";
  @Inject
  private ContentCache cache;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    if (!http.getMethod().equals("GET") || !takesJson(http.getHeader("Accept"))) {
      chain.doFilter(request, response);
      return;
    }
    String query = http.getQueryString();
    String address = query == null ? http.getRequestURI() : http.getRequestURI() + "?" + query;
    Stored known = cache.known(address);
    if (known == null) {
      http.setAttribute(ADDRESS, address);
      chain.doFilter(request, response);
    } else {
      write(known, http.getHeader("If-None-Match"), (HttpServletResponse) response);
    }
  }

  private static boolean takesJson(String accept) {
    return accept == null || accept.contains("*/*") || accept.contains("application/json");
  }

  private static void write(Stored known, String ifNoneMatch, HttpServletResponse response) throws IOException {
    Replies.headers(known).forEach(response::setHeader);
    if (Replies.isKnown(ifNoneMatch, known.tag())) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      response.flushBuffer();
    } else {
      response.setContentType("application/json");
      response.setContentLength(known.body().length);
      response.getOutputStream().write(known.body());
    }
  }
}
