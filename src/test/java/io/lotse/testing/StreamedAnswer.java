package io.lotse.testing;

import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

/** All events of one answer. */
public record StreamedAnswer(List<ServerEvent> events) {
  /** Asks and reads to the end. */
  public static StreamedAnswer of(LotseServer person, Object request) {
    try (EventStream stream = person.stream("/chat/stream", request)) {
      if (stream.status() != 200) {
        throw new AssertionError("the stream was refused with " + stream.status());
      }
      return new StreamedAnswer(stream.rest());
    }
  }

  /** The names of the events, joined by spaces. */
  public String names() {
    return events.stream().map(ServerEvent::name).collect(Collectors.joining(" "));
  }

  /** The data of all events with this name. */
  public List<JsonNode> all(String name) {
    return events.stream().filter(event -> event.name().equals(name)).map(ServerEvent::json).toList();
  }

  /** The tokens, concatenated. */
  public String said() {
    return all("token").stream().map(token -> token.path("content").asText()).collect(Collectors.joining());
  }

  /** The terminal event's data. */
  public JsonNode end() {
    return events.get(events.size() - 1).json();
  }

  public String session() {
    return events.get(0).json().path("session_id").asText();
  }

  /** As it stood on the wire, without comments. */
  public String body() {
    return events.stream().map(event -> "id: " + event.id() + "\nevent: " + event.name() + "\ndata: " + event.data()
        + "\n\n").collect(Collectors.joining());
  }
}
