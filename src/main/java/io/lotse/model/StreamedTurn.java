package io.lotse.model;

import java.util.function.Consumer;

import com.openai.models.chat.completions.ChatCompletionChunk;

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

  void take(ChatCompletionChunk chunk) {
    chunk._model().asKnown().filter(name -> !name.isBlank()).ifPresent(name -> model = name);
    chunk._usage().asKnown().ifPresent(u -> usage = new ModelTurn.Usage(
        u._promptTokens().asKnown().orElse(0L).intValue(), u._completionTokens().asKnown().orElse(0L).intValue()));
    chunk._choices().asKnown().ifPresent(choices -> choices.forEach(this::take));
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

  private void take(ChatCompletionChunk.Choice choice) {
    choice._finishReason().asKnown().ifPresent(reason -> finish = reason.toString());
    choice._delta().asKnown().ifPresent(delta -> {
      delta._content().asKnown().ifPresent(this::hear);
      delta._refusal().asKnown().ifPresent(this::hear);
      delta._toolCalls().asKnown().ifPresent(pieces -> pieces.forEach(calls::add));
    });
  }

  /** Half a surrogate pair is no text yet: it waits for its other half. */
  private void hear(String piece) {
    if (piece.isEmpty()) {
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
