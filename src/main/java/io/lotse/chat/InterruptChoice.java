package io.lotse.chat;

import java.io.IOException;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;

/**
 * Which question of the agent a message replies to: a certain one, or, by an explicit null, none of them. A client that
 * sends nothing leaves it to us; then there is no such choice.
 */
@JsonDeserialize(using = InterruptChoice.Reader.class)
final class InterruptChoice {
  private static final InterruptChoice NONE = new InterruptChoice(null);
  private final UUID id;

  private InterruptChoice(UUID id) {
    this.id = id;
  }

  /** The question; null = none of them. */
  UUID id() {
    return id;
  }

  /** Tells a null from nothing. */
  static final class Reader extends StdDeserializer<InterruptChoice> {
    private static final long serialVersionUID = 1L;

    Reader() {
      super(InterruptChoice.class);
    }

    @Override
    public InterruptChoice deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      return new InterruptChoice(context.readValue(parser, UUID.class));
    }

    @Override
    public InterruptChoice getNullValue(DeserializationContext context) {
      return NONE;
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
      return null;
    }
  }
}
