package io.lotse.testing;

import com.fasterxml.jackson.databind.JsonNode;

/** The scripted language model of this run, as it tells of itself. */
public final class ScriptedModel {
  private static final LotseServer SERVER = LotseServer.at("http://127.0.0.1:" + Integer.getInteger(
      "lotse.it.model.port"));

  private ScriptedModel() {}

  /** Counts since its start: {@code active}, {@code started}, {@code finished}, {@code cancelled}, {@code requests}. */
  public static long count(String name) {
    return SERVER.get("/stats").expect(200).json().path(name).asLong();
  }

  /** The body of the latest request of an answer; questions are embedded in the background at any time. */
  public static JsonNode lastRequest() {
    return SERVER.get("/requests/last-chat").expect(200).json().path("body");
  }
}
