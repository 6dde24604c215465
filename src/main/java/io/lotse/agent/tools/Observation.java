package io.lotse.agent.tools;

import java.util.List;

import io.lotse.model.ModelMessage;

/**
 * What a tool saw.
 *
 * @param content for the model
 * @param summary one short sentence for people
 * @param passages the numbered passages within the content
 * @param records whether the content holds records of the organisation, which need no mark to be believed
 * @param asks what the person is to be asked before the agent can go on; else null
 */
public record Observation(boolean ok, String content, String summary, List<ModelMessage.Passage> passages,
    boolean records, Asks asks) {
  public Observation { passages = List.copyOf(passages); }

  /** A question to the person, with replies to choose from. */
  public record Asks(String question, List<String> choices) {}

  /** One of passages. */
  public Observation(boolean ok, String content, String summary, List<ModelMessage.Passage> passages) {
    this(ok, content, summary, passages, false, null);
  }

  /** The tool could not do it; the model learns why. */
  public static Observation failed(String reason) {
    return new Observation(false, reason, reason, List.of());
  }

  /** It is done, and there is no more to say. */
  static Observation done(String told) {
    return new Observation(true, told, told, List.of());
  }

  /** Records of the organisation. */
  static Observation records(String content, String summary) {
    return new Observation(true, content, summary, List.of(), true, null);
  }

  /** The person must be asked first. */
  static Observation asks(Asks asks, String summary) {
    return new Observation(true, asks.question(), summary, List.of(), false, asks);
  }
}
