package io.lotse.scripted;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/** One client's connection: takes requests of HTTP/1.1 out of bytes, and notices at once when the client goes. */
final class Connection {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SocketChannel channel;
  private final SelectionKey key;
  private final BiConsumer<Connection, Request> requests;
  private final Deque<ByteBuffer> unsent = new ArrayDeque<>();
  private byte[] received = new byte[0];
  private Runnable whenGone = () -> {};
  private boolean open = true;

  Connection(SocketChannel channel, SelectionKey key, BiConsumer<Connection, Request> requests) {
    this.channel = channel;
    this.key = key;
    this.requests = requests;
  }

  void readable(ByteBuffer shared) {
    try {
      shared.clear();
      int n = channel.read(shared);
      if (n < 0) {
        close();
        return;
      }
      byte[] fresh = new byte[n];
      shared.flip().get(fresh);
      received = Reply.join(received, fresh);
      for (Request request = next(); request != null; request = next()) {
        requests.accept(this, request);
      }
    } catch (IOException gone) {
      close();
    }
  }

  void writable() {
    try {
      while (!unsent.isEmpty()) {
        channel.write(unsent.peek());
        if (unsent.peek().hasRemaining()) {
          key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
          return;
        }
        unsent.remove();
      }
      key.interestOps(SelectionKey.OP_READ);
    } catch (IOException gone) {
      close();
    }
  }

  /** Writes, or keeps for later what the client does not take yet. */
  void write(byte[] bytes) {
    if (open && bytes.length > 0) {
      unsent.add(ByteBuffer.wrap(bytes));
      if (unsent.size() == 1) {
        writable();
      }
    }
  }

  boolean isOpen() { return open; }

  void whenGone(Runnable action) {
    whenGone = action;
  }

  void close() {
    if (!open) {
      return;
    }
    open = false;
    key.cancel();
    try {
      channel.close();
    } catch (IOException alreadyGone) {
      unsent.clear();
    }
    whenGone.run();
  }

  /** The next whole request among the received bytes, or null. */
  private Request next() throws IOException {
    int end = indexOf("\r\n\r\n", 0);
    if (end < 0) {
      return null;
    }
    String[] head = new String(received, 0, end, StandardCharsets.ISO_8859_1).split("\r\n");
    Map<String, String> headers = new HashMap<>();
    for (int i = 1; i < head.length; i++) {
      int colon = head[i].indexOf(':');
      headers.put(head[i].substring(0, colon).toLowerCase(java.util.Locale.ROOT), head[i].substring(colon + 1).strip());
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int after = end + 4;
    if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
      after = chunks(after, body);
    } else {
      int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
      after = after + length <= received.length ? after + length : -1;
      body.write(received, end + 4, after < 0 ? 0 : length);
    }
    if (after < 0) {
      return null;
    }
    received = java.util.Arrays.copyOfRange(received, after, received.length);
    String[] line = head[0].split(" ");
    JsonNode json = body.size() == 0 ? MissingNode.getInstance() : JSON.readTree(body.toByteArray());
    return new Request(line[0], line[1], headers, json);
  }

  private int chunks(int from, ByteArrayOutputStream body) {
    int at = from;
    while (true) {
      int lineEnd = indexOf("\r\n", at);
      if (lineEnd < 0) {
        return -1;
      }
      int size = Integer.parseInt(new String(received, at, lineEnd - at, StandardCharsets.US_ASCII).strip(), 16);
      int next = lineEnd + 2 + size + 2;
      if (next > received.length) {
        return -1;
      }
      if (size == 0) {
        return next;
      }
      body.write(received, lineEnd + 2, size);
      at = next;
    }
  }

  private int indexOf(String wanted, int from) {
    for (int i = from; i + wanted.length() <= received.length; i++) {
      int n = 0;
      while (n < wanted.length() && received[i + n] == wanted.charAt(n)) {
        n++;
      }
      if (n == wanted.length()) {
        return i;
      }
    }
    return -1;
  }
}
