package io.lotse.model;

import java.util.List;

import io.lotse.platform.Offered;

/** One entry of a conversation as a model sees it. */
@Offered("agent and bot: to ask a model")
public sealed interface ModelMessage {
  /** Standing instructions. */
  record System(String text) implements ModelMessage {}

  /** What the person said, with photos. */
  record User(String text, List<Image> images) implements ModelMessage {
    public User { images = List.copyOf(images); }

    public User(String text) {
      this(text, List.of());
    }
  }

  /** What the model said and asked for. */
  record Assistant(String text, List<ToolCall> toolCalls) implements ModelMessage {
    public Assistant { toolCalls = List.copyOf(toolCalls); }
  }

  /**
   * What a tool observed.
   *
   * @param content the observation as text
   * @param passages the numbered passages within it, for models that quote instead of reading
   * @param ok false where the tool could not do it and the content says why
   */
  record ToolResult(String callId, String tool, String content, List<Passage> passages, boolean ok)
      implements
        ModelMessage {
    public ToolResult { passages = List.copyOf(passages); }

    public ToolResult(String callId, String tool, String content, List<Passage> passages) {
      this(callId, tool, content, passages, true);
    }
  }

  /** A photo: its bytes and media type. */
  record Image(byte[] bytes, String mediaType) {}

  /**
   * A numbered passage.
   *
   * @param mark the number under which it is cited, as in {@code [3]}
   * @param heading title, section and page in one line
   * @param text the passage itself
   * @param language BCP 47
   * @param relevance 0–1: how much of what the question asks for stands in it
   * @param answers the question that it was written to answer, word for word; null where there is none
   */
  record Passage(int mark, String heading, String text, String language, double relevance, String answers) {
    /** A passage that answers no question in particular. */
    public Passage(int mark, String heading, String text, String language, double relevance) {
      this(mark, heading, text, language, relevance, null);
    }
  }
}
