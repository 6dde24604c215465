package io.lotse.platform.objects;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Serves {@link SignedFiles} over HTTP without a container: as much of the servlet interfaces as it uses. */
final class ServletServer implements AutoCloseable {
  private final HttpServer server;

  private ServletServer(HttpServer server) {
    this.server = server;
  }

  static ServletServer start() throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.start();
    return new ServletServer(server);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void serve(String path, SignedFiles servlet) {
    server.createContext(path, exchange -> {
      try (exchange) {
        servlet.doGet(as(HttpServletRequest.class, new Request(exchange, path)), as(HttpServletResponse.class,
            new Response(exchange)));
      }
    });
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** What a request is asked. */
  public record Request(HttpExchange exchange, String context) {
    public String getPathInfo() { return exchange.getRequestURI().getPath().substring(context.length()); }

    public String getHeader(String name) {
      return exchange.getRequestHeaders().getFirst(name);
    }

    public String getParameter(String name) {
      return Arrays.stream(exchange.getRequestURI().getRawQuery().split("&")).map(pair -> pair.split("=", 2))
          .filter(pair -> pair[0].equals(name)).map(pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8))
          .findFirst().orElse(null);
    }
  }

  /** What a response is told. */
  public record Response(HttpExchange exchange) {
    public void setHeader(String name, String value) {
      exchange.getResponseHeaders().set(name, value);
    }

    public void setContentType(String type) {
      setHeader("Content-Type", type);
    }

    public void setContentLengthLong(long length) throws IOException {
      exchange.sendResponseHeaders(200, length == 0 ? -1 : length);
    }

    public void sendError(int status) throws IOException {
      exchange.sendResponseHeaders(status, -1);
    }

    public ServletOutputStream getOutputStream() { return new Body(exchange.getResponseBody()); }
  }

  private static final class Body extends ServletOutputStream {
    private final OutputStream out;

    Body(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int oneByte) throws IOException {
      out.write(oneByte);
    }

    @Override
    public boolean isReady() { return true; }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException("only blocking writes");
    }
  }

  private static <T> T as(Class<T> type, Object answering) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, (proxy, asked, arguments) -> {
      Method method = answering.getClass().getMethod(asked.getName(), asked.getParameterTypes());
      try {
        return method.invoke(answering, arguments);
      } catch (InvocationTargetException failed) {
        throw failed.getCause();
      }
    }));
  }
}
