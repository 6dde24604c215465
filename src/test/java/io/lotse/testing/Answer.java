package io.lotse.testing;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A complete answer of the server. */
public record Answer(String request, int status, HttpHeaders headers, byte[] body) {

  static final ObjectMapper JSON = new ObjectMapper();

  static Answer of(HttpResponse<byte[]> response) {
    return new Answer(response.request().method() + " " + response.uri(), response.statusCode(), response.headers(),
        response.body());
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  public JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (IOException notJson) {
      throw new AssertionError(this + " is not JSON", notJson);
    }
  }

  /** The first header of that name, or null. */
  public String header(String name) {
    return headers.firstValue(name).orElse(null);
  }

  /** This answer, provided that it has the status; AssertionError telling all of it otherwise. */
  public Answer expect(int expected) {
    if (status != expected) {
      throw new AssertionError("expected " + expected + " but got " + this);
    }
    return this;
  }

  static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  public String toString() {
    return request + " -> " + status + " " + text();
  }
}
