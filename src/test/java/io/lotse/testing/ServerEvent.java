package io.lotse.testing;

import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One server-sent event.
 *
 * @param id the last id seen on the stream, or null
 * @param name the event's type, {@code message} where the server names none
 */
public record ServerEvent(String id, String name, String data) {
  public JsonNode json() {
    try {
      return Answer.JSON.readTree(data);
    } catch (IOException notJson) {
      throw new AssertionError("event " + name + " is not JSON: " + data, notJson);
    }
  }
}
