package io.lotse.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Serves the OpenAPI document as it is written. The server's own rendering, which still answers to
 * {@code ?format=JSON}, loses extensions such as the older paths.
 */
@WebFilter("/openapi")
public class ContractFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String TYPE = "application/yaml";
  private final transient byte[] document = read();

  @Override
  protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String accept = request.getHeader("Accept");
    boolean json = "JSON".equalsIgnoreCase(request.getParameter("format"))
        || accept != null && accept.startsWith("application/json");
    if (json) {
      chain.doFilter(request, response);
      return;
    }
    response.setContentType(TYPE);
    response.setCharacterEncoding("UTF-8");
    response.getOutputStream().write(document);
  }

  private static byte[] read() {
    try (InputStream in = ContractFilter.class.getResourceAsStream("/META-INF/openapi.yaml")) {
      return in.readAllBytes();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
