package io.lotse.scripted;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Serves {@code /v1/chat/completions}, {@code /v1/embeddings}, {@code /v1/models} and {@code /v2/rerank} by script, tells at
 * {@code GET /stats} what became of its generations, at {@code GET /requests/last} what it was asked last, and at
 * {@code GET /requests/last-chat} what it was last asked to generate.
 *
 * <p>One thread serves all connections, so that thousands of slow answers cost little beside what is measured, and a
 * client that goes away is noticed also while the script is silent.
 */
public final class ScriptedModelServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int REMEMBERED = 50;

  private final Selector selector;
  private final ServerSocketChannel listener;
  private final Thread loop;
  private final Clock clock = new Clock();
  private final ByteBuffer shared = ByteBuffer.allocateDirect(1 << 16);
  private final Map<String, Integer> failuresSoFar = new HashMap<>();
  private final List<Request> lately = new CopyOnWriteArrayList<>();
  private final AtomicLong started = new AtomicLong();
  private final AtomicLong finished = new AtomicLong();
  private final AtomicLong cancelled = new AtomicLong();
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong reranks = new AtomicLong();
  private volatile boolean open = true;

  private ScriptedModelServer(int port) {
    try {
      selector = Selector.open();
      listener = ServerSocketChannel.open();
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 4096);
      listener.configureBlocking(false);
      listener.register(selector, SelectionKey.OP_ACCEPT);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
    loop = new Thread(this::serve, "scripted-model");
  }

  /** Starts on a free port of the loopback address. */
  public static ScriptedModelServer start() {
    return start(0);
  }

  public static ScriptedModelServer start(int port) {
    ScriptedModelServer server = new ScriptedModelServer(port);
    server.loop.setDaemon(true);
    server.loop.start();
    return server;
  }

  /** {@code --port N} (8089 by default): serves until it is stopped. */
  public static void main(String[] arguments) throws InterruptedException {
    List<String> given = List.of(arguments);
    int at = given.indexOf("--port");
    ScriptedModelServer server = start(at < 0 ? 8089 : Integer.parseInt(given.get(at + 1)));
    System.out.println("Scripted model: OPENAI_BASE_URL=" + server.url() + " OPENAI_CHAT_MODEL=mock-ttft500-itl20");
    server.loop.join();
  }

  /** What {@code OPENAI_BASE_URL} must be. */
  public String url() {
    return "http://127.0.0.1:" + listener.socket().getLocalPort() + "/v1";
  }

  public Stats stats() {
    long ended = finished.get() + cancelled.get();
    return new Stats(started.get() - ended, started.get(), finished.get(), cancelled.get(), requests.get(), reranks
        .get());
  }

  /** The latest requests, oldest first. */
  public List<Request> lately() {
    return List.copyOf(lately);
  }

  public Request last() {
    return lately.get(lately.size() - 1);
  }

  @Override
  public void close() {
    open = false;
    selector.wakeup();
    try {
      loop.join();
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
      selector.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve() {
    while (open) {
      try {
        long now = System.nanoTime();
        if (clock.isDue(now)) {
          selector.selectNow(this::ready);
        } else {
          selector.select(this::ready, clock.untilNext(now));
        }
        clock.run(System.nanoTime());
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  private void ready(SelectionKey key) {
    if (key.isAcceptable()) {
      accept();
      return;
    }
    Connection connection = (Connection) key.attachment();
    if (key.isReadable()) {
      connection.readable(shared);
    }
    if (key.isValid() && key.isWritable()) {
      connection.writable();
    }
  }

  private void accept() {
    try {
      for (SocketChannel channel = listener.accept(); channel != null; channel = listener.accept()) {
        channel.configureBlocking(false);
        channel.setOption(java.net.StandardSocketOptions.TCP_NODELAY, true);
        SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
        key.attach(new Connection(channel, key, this::handle));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void handle(Connection connection, Request request) {
    Reply reply = switch (request.path().replaceAll("\\?.*", "")) {
      case "/stats" -> Reply.json(200, JSON.valueToTree(stats()).toString());
      case "/requests/last" -> told("");
      case "/requests/last-chat" -> told("/v1/chat/");
      case "/v1/models" -> Reply.json(200, "{\"object\":\"list\",\"data\":[{\"id\":\"mock\",\"object\":\"model\","
          + "\"created\":1700000000,\"owned_by\":\"lotse\"}]}");
      case "/v1/chat/completions", "/v1/embeddings" -> model(request);
      case "/v2/rerank" -> rerank(request);
      default -> Reply.json(404, error("There is nothing at " + request.path() + ".", "invalid_request_error"));
    };
    play(reply, connection);
  }

  private Reply rerank(Request request) {
    reranks.incrementAndGet();
    return new Rerank(request.body()).reply();
  }

  private Reply model(Request request) {
    requests.incrementAndGet();
    if (lately.size() >= REMEMBERED) {
      lately.remove(0);
    }
    lately.add(request);
    boolean embeds = request.path().endsWith("/embeddings");
    Ask ask = new Ask(request.body());
    if (!embeds && ask.hasUnreadableArguments()) {
      return Reply.json(400, error("arguments of a tool call are no JSON object", "invalid_request_error"));
    }
    if (embeds && Embeddings.isMute(request.body())) {
      return new Reply(java.util.Collections.emptyIterator(), false);
    }
    if (embeds && Embeddings.isRefused(request.body())) {
      return Reply.json(400, error("the text is too long", "invalid_request_error"));
    }
    Script script = embeds ? Script.of(ask.model()) : Script.of(ask);
    Script.Failure failure = script.failure();
    if (failure != null && fails(script.words() + request.path(), failure)) {
      String headers = failure.status() == 429 ? "Retry-After: 1\r\n" : "";
      return Reply.json(failure.status(), error("scripted failure", "scripted"), headers, 0, false);
    }
    return embeds ? new Embeddings(request.body(), script).reply() : new Chat(ask, script, requests.get()).reply();
  }

  private Reply told(String path) {
    return lately().reversed().stream().filter(each -> each.path().startsWith(path)).findFirst().map(
        each -> Reply.json(200, JSON.valueToTree(each).toString())).orElseGet(() -> Reply.json(404, "{}"));
  }

  private boolean fails(String what, Script.Failure failure) {
    int soFar = failuresSoFar.getOrDefault(what, 0);
    if (failure.every() > 0) {
      failuresSoFar.put(what, soFar + 1);
      return (soFar + 1) % failure.every() == 0;
    }
    boolean fails = failure.times() < 0 || soFar < failure.times();
    failuresSoFar.put(what, fails ? soFar + 1 : 0);
    return fails;
  }

  private static String error(String message, String type) {
    ObjectNode error = JsonNodeFactory.instance.objectNode();
    error.putObject("error").put("message", message).put("type", type).putNull("param").putNull("code");
    return error.toString();
  }

  private void play(Reply reply, Connection connection) {
    if (reply.generation()) {
      started.incrementAndGet();
      connection.whenGone(cancelled::incrementAndGet);
    }
    play(reply, connection, System.nanoTime());
  }

  private void play(Reply reply, Connection connection, long since) {
    while (connection.isOpen() && reply.beats().hasNext()) {
      Beat beat = reply.beats().next();
      long due = since + beat.afterMillis() * 1_000_000;
      if (beat.afterMillis() > 0) {
        clock.at(due, () -> {
          if (connection.isOpen() && write(beat, reply, connection)) {
            play(reply, connection, due);
          }
        });
        return;
      }
      if (!write(beat, reply, connection)) {
        return;
      }
    }
  }

  /** Whether the play goes on. */
  private boolean write(Beat beat, Reply reply, Connection connection) {
    if (beat.then() == Beat.Then.END || beat.then() == Beat.Then.CLOSE) {
      connection.whenGone(() -> {});
    }
    connection.write(beat.bytes().get());
    if (beat.then() == Beat.Then.END || beat.then() == Beat.Then.CLOSE) {
      if (reply.generation()) {
        finished.incrementAndGet();
      }
    }
    if (beat.then() == Beat.Then.CLOSE) {
      connection.close();
    }
    return beat.then() == Beat.Then.NEXT;
  }
}
