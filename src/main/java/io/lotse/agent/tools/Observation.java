package io.lotse.agent.tools;

import java.util.List;

import io.lotse.model.ModelMessage;

/**
 * What a tool saw.
 *
 * @param content for the model
 * @param summary one short sentence for people
 * @param passages the numbered passages within the content
 */
public record Observation(boolean ok, String content, String summary, List<ModelMessage.Passage> passages) {
  public Observation { passages = List.copyOf(passages); }

  /** The tool could not do it; the model learns why. */
  public static Observation failed(String reason) {
    return new Observation(false, reason, reason, List.of());
  }
}
