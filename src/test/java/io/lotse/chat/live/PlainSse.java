package io.lotse.chat.live;

import java.lang.reflect.Type;

import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseBroadcaster;

/** Events outside of a server: a name and data. */
final class PlainSse implements Sse {
  private record Event(String id, String name, String comment, Object data) {}

  @Override
  public OutboundSseEvent.Builder newEventBuilder() {
    return new Builder();
  }

  @Override
  public SseBroadcaster newBroadcaster() {
    throw new UnsupportedOperationException();
  }

  private static final class Builder implements OutboundSseEvent.Builder {
    private String id;
    private String name;
    private String comment;
    private Object data;

    @Override
    public Builder id(String given) {
      id = given;
      return this;
    }

    @Override
    public Builder name(String given) {
      name = given;
      return this;
    }

    @Override
    public Builder comment(String given) {
      comment = given;
      return this;
    }

    @Override
    public Builder data(Object given) {
      data = given;
      return this;
    }

    @Override
    public Builder data(@SuppressWarnings("rawtypes") Class type, Object given) {
      return data(given);
    }

    @Override
    public Builder data(@SuppressWarnings("rawtypes") GenericType type, Object given) {
      return data(given);
    }

    @Override
    public Builder reconnectDelay(long milliseconds) {
      return this;
    }

    @Override
    public Builder mediaType(MediaType type) {
      return this;
    }

    @Override
    public OutboundSseEvent build() {
      return new Plain(new Event(id, name, comment, data));
    }
  }

  private record Plain(Event event) implements OutboundSseEvent {
    @Override
    public String getId() { return event.id(); }

    @Override
    public String getName() { return event.name(); }

    @Override
    public String getComment() { return event.comment(); }

    @Override
    public Object getData() { return event.data(); }

    @Override
    public Class<?> getType() { return String.class; }

    @Override
    public Type getGenericType() { return String.class; }

    @Override
    public MediaType getMediaType() { return MediaType.TEXT_PLAIN_TYPE; }

    @Override
    public long getReconnectDelay() { return -1; }

    @Override
    public boolean isReconnectDelaySet() { return false; }
  }
}
