package io.lotse.handoff.stream;

import java.nio.ByteBuffer;
import java.util.Optional;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.lotse.platform.Json;

/**
 * The WebSocket {@code /notify}; whoever gets here has passed the {@link NotifyGate}. Public for the server, which calls
 * it by reflection.
 */
public class NotifyEndpoint extends Endpoint {
  static final String PATH = "/notify";
  private static final System.Logger LOG = System.getLogger(NotifyEndpoint.class.getName());
  private static final int LONGEST_TEXT = 16_384;
  private final Subscribers subscribers;
  private volatile Subscriber subscriber;

  NotifyEndpoint(Subscribers subscribers) {
    this.subscribers = subscribers;
  }

  @Override
  public void onOpen(Session session, EndpointConfig config) {
    SocketLine line = new SocketLine(session);
    session.setMaxIdleTimeout(0);
    Optional<Subscriber> joined = session.getUserPrincipal() instanceof Reader.Visit visit
        ? subscribers.join(visit, line) : Optional.empty();
    if (joined.isEmpty()) {
      line.close("too many connections");
      return;
    }
    subscriber = joined.get();
    session.addMessageHandler(String.class, (MessageHandler.Whole<String>) text -> said(text, line));
    session.addMessageHandler(ByteBuffer.class, (MessageHandler.Whole<ByteBuffer>) binary -> line.refuse(
        CloseCodes.CANNOT_ACCEPT, "text only"));
    session.addMessageHandler(PongMessage.class, (MessageHandler.Whole<PongMessage>) this::pong);
  }

  @Override
  public void onClose(Session session, CloseReason reason) {
    if (subscriber != null) {
      LOG.log(System.Logger.Level.DEBUG, "a reader of notifications has gone: {0}", reason);
      subscribers.leave(subscriber);
    }
  }

  @Override
  public void onError(Session session, Throwable thrown) {
    LOG.log(System.Logger.Level.DEBUG, "a connection of /notify failed", thrown);
  }

  /** The server bounds what is put together of partial messages only, so a whole one is measured here. */
  private void said(String text, SocketLine line) {
    if (text.length() > LONGEST_TEXT) {
      line.refuse(CloseCodes.TOO_BIG, "at most " + LONGEST_TEXT + " characters");
      return;
    }
    Optional<String> acknowledged = acknowledged(text);
    if (acknowledged.isPresent()) {
      subscribers.acknowledge(subscriber, acknowledged.get());
    } else {
      subscriber.answer(Frame.echo(text));
    }
  }

  private void pong(PongMessage pong) {
    ByteBuffer data = pong.getApplicationData();
    if (data.remaining() == Long.BYTES) {
      subscribers.pong(subscriber, data.getLong());
    } else {
      subscriber.heard();
    }
  }

  /** The id of {@code {"ack": id}}; empty for any other text. */
  static Optional<String> acknowledged(String text) {
    if (!text.stripLeading().startsWith("{")) {
      return Optional.empty();
    }
    try {
      JsonNode id = Json.MAPPER.readTree(text).path("ack");
      return id.isTextual() ? Optional.of(id.asText()) : Optional.empty();
    } catch (JsonProcessingException anyText) {
      return Optional.empty();
    }
  }
}
