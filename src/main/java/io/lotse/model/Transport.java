package io.lotse.model;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import javax.net.SocketFactory;

import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * What carries calls to an endpoint. The client of the API would make its own, over sockets that hold back the end of a
 * request until its beginning is acknowledged (RFC 896): 40 ms for each call whose body is longer than one write of
 * 8 kB, which is every call with a conversation. No redirect is followed, so that calls reach the configured host only.
 */
final class Transport implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  /** As many connections stay open for the next answers; a burst beyond opens its own. */
  private static final int IDLE_CONNECTIONS = 200;
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(60);
  private final OkHttpClient http;

  /** @param longestWrite how long the endpoint may take nothing of a request */
  Transport(Duration longestWrite) {
    http = new OkHttpClient.Builder().socketFactory(new Undelayed()).connectTimeout(CONNECT).readTimeout(Duration.ZERO)
        .writeTimeout(longestWrite).retryOnConnectionFailure(false).followRedirects(false).followSslRedirects(false)
        .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, KEEP_ALIVE.toSeconds(), TimeUnit.SECONDS)).build();
  }

  /** A call that has not begun; it can be cancelled from any thread. */
  Call call(Request request) {
    return http.newCall(request);
  }

  @Override
  public void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }

  /** Makes sockets that send at once what is written. */
  static final class Undelayed extends SocketFactory {
    private final SocketFactory sockets = SocketFactory.getDefault();

    @Override
    public Socket createSocket() throws IOException {
      return undelayed(sockets.createSocket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return undelayed(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
      return undelayed(sockets.createSocket(host, port, localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return undelayed(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
        throws IOException {
      return undelayed(sockets.createSocket(address, port, localAddress, localPort));
    }

    private static Socket undelayed(Socket socket) throws IOException {
      socket.setTcpNoDelay(true);
      return socket;
    }
  }
}
