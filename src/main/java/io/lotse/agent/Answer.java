package io.lotse.agent;

import java.util.List;

import io.lotse.platform.Offered;

/**
 * A finished answer.
 *
 * @param text everything that was streamed, concatenated
 * @param grounded whether it cites at least one passage that the run retrieved
 * @param clarification what is asked back; null where the answer is one
 * @param followUps what the person might ask next
 * @param promptVersion names the prompts under which it was made
 * @param tools the names of the tools that answered, in order, each once
 */
@Offered("chat and bot: to store and to show")
public record Answer(String text, List<Source> sources, boolean grounded, FinishReason finishReason,
    Clarification clarification, List<String> followUps, String model, String promptVersion, Usage usage,
    Timings timings, List<String> tools) {
  public Answer {
    sources = List.copyOf(sources);
    followUps = followUps == null ? List.of() : List.copyOf(followUps);
    tools = tools == null ? List.of() : List.copyOf(tools);
  }
}
