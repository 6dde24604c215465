package io.lotse.model;

import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;

/** A turn while it arrives. */
final class StreamedTurn {
  private final Consumer<String> listener;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder heldBack = new StringBuilder();
  private final ToolCallDeltas calls = new ToolCallDeltas();
  private ModelTurn.Usage usage = ModelTurn.Usage.NONE;
  private String model;
  private String finish = "";

  StreamedTurn(String model, Consumer<String> listener) {
    this.model = model;
    this.listener = listener;
  }

  /**
   * Takes the next chunk. It is read as a tree, because a person waits for every token: the library's own classes of a
   * chunk cost five times as much, and more than all that we do with it.
   */
  void take(JsonNode chunk) {
    String name = chunk.path("model").asText("");
    if (!name.isBlank()) {
      model = name;
    }
    JsonNode used = chunk.path("usage");
    if (used.isObject()) {
      usage = new ModelTurn.Usage(used.path("prompt_tokens").asInt(), used.path("completion_tokens").asInt());
    }
    chunk.path("choices").forEach(this::choice);
  }

  /** Whether the listener has got anything, so that the call cannot be made anew. */
  boolean isUnderWay() {
    return !text.isEmpty();
  }

  /** Whether the server said that it is done; else the stream was cut. */
  boolean isFinished() {
    return !finish.isEmpty();
  }

  boolean isRefusedByFilter() { return finish.equals("content_filter") && text.isEmpty() && calls.isEmpty(); }

  ModelTurn done() {
    if (!heldBack.isEmpty()) {
      say(heldBack.toString());
    }
    return new ModelTurn(text.toString(), calls.calls(), usage, model);
  }

  private void choice(JsonNode choice) {
    finish = choice.path("finish_reason").asText(finish);
    JsonNode delta = choice.path("delta");
    hear(delta.path("content").textValue());
    hear(delta.path("refusal").textValue());
    delta.path("tool_calls").forEach(calls::add);
  }

  /** Half a surrogate pair is no text yet: it waits for its other half. */
  private void hear(String piece) {
    if (piece == null || piece.isEmpty()) {
      return;
    }
    String whole = heldBack.append(piece).toString();
    heldBack.setLength(0);
    if (Character.isHighSurrogate(whole.charAt(whole.length() - 1))) {
      heldBack.append(whole.charAt(whole.length() - 1));
      whole = whole.substring(0, whole.length() - 1);
    }
    if (!whole.isEmpty()) {
      say(whole);
    }
  }

  private void say(String whole) {
    text.append(whole);
    listener.accept(whole);
  }
}
